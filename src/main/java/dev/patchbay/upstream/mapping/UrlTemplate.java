package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.Placeholder;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URL template of an endpoint. A value stays within its path segment or query value: it cannot
 * traverse to another segment or begin a query, and its slashes are escaped.
 */
final class UrlTemplate {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]{0,63})\\}");

  private final String address;
  private final String query;

  /**
   * @param written absolute
   */
  UrlTemplate(String written) {
    String text = UrlEncoding.ascii(written);
    int mark = text.indexOf('?');
    address = mark < 0 ? text : text.substring(0, mark);
    query = mark < 0 ? "" : text.substring(mark + 1);
  }

  /** Scheme, host and path. */
  String address(Arguments arguments) {
    List<String> segments = new ArrayList<>();
    int length = 0;
    for (String segment : address.split("/", -1)) {
      UnaryOperator<String> value = name -> inPath(name, arguments.take(name));
      String raw = fill(segment, value);
      if (!raw.equals(segment) && PathClimb.isSegment(raw)) {
        throw new ToolFailure(
            Reason.ARGUMENTS, "The arguments must not lead to another path of the upstream.");
      }
      String filled = fill(segment, name -> UrlEncoding.encode(value.apply(name)));
      segments.add(filled);
      length += filled.length();
      RequestSizeLimits.checkUrl(length);
    }
    return String.join("/", segments);
  }

  private static String inPath(String name, Optional<JsonValue> value) {
    String text =
        value
            .flatMap(JsonValue::scalarText)
            .orElseThrow(
                () ->
                    new ToolFailure(
                        Reason.ARGUMENTS,
                        "The argument '"
                            + name
                            + "' is part of the address and must be there, as a text, a number,"
                            + " true or false."));
    if (text.isEmpty()) {
      throw new ToolFailure(
          Reason.ARGUMENTS,
          "The argument '" + name + "' is part of the address and must not be empty.");
    }
    if (PathClimb.isValue(text)) {
      throw new ToolFailure(
          Reason.ARGUMENTS,
          "The argument '"
              + name
              + "' is part of the address and must not hold what a server could read as a way to"
              + " another place: control characters, percent-encoded slashes, and names of dots"
              + " such as '..', '..;' or '%2e'.");
    }
    return text;
  }

  /** Names of the template's query, decoded. */
  Set<String> queryNames() {
    Set<String> names = new HashSet<>();
    for (String pair : query.split("&", -1)) {
      String name = pair.split("=", 2)[0];
      try {
        names.add(URLDecoder.decode(name, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        names.add(name);
      }
    }
    return names;
  }

  /** Adds the pairs of the template's query; omits a pair whose argument is absent. */
  void query(Arguments arguments, QueryString to) {
    for (String pair : query.split("&", -1)) {
      List<String> names = Placeholder.in(pair);
      boolean complete = true;
      for (String name : names) {
        complete &= arguments.take(name).flatMap(JsonValue::scalarText).isPresent();
      }
      if (complete && !pair.isEmpty()) {
        to.addEncoded(
            fill(
                pair,
                name ->
                    UrlEncoding.encode(
                        arguments.take(name).flatMap(JsonValue::scalarText).orElse(""))));
      } else if (!complete) {
        wholeList(pair, arguments, to);
      }
    }
  }

  /** Repeats the pair per element, for {@code tag={tags}} with a list. */
  private static void wholeList(String pair, Arguments arguments, QueryString to) {
    int equals = pair.indexOf('=');
    Optional<String> name =
        equals < 0 ? Optional.empty() : Placeholder.whole(pair.substring(equals + 1));
    name.flatMap(arguments::take)
        .filter(JsonValue.JsonArray.class::isInstance)
        .ifPresent(
            list -> {
              QueryString elements = new QueryString();
              elements.add("x", list);
              Arrays.stream(elements.toString().split("&"))
                  .filter(each -> !each.isEmpty())
                  .forEach(each -> to.addEncoded(pair.substring(0, equals) + each.substring(1)));
            });
  }

  private static String fill(String text, UnaryOperator<String> value) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.apply(matcher.group(1))));
      RequestSizeLimits.checkUrl(filled.length());
    }
    return matcher.appendTail(filled).toString();
  }
}
