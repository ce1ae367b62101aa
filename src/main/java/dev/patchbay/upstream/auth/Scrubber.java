package dev.patchbay.upstream.auth;

import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonLiteral;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts stars where an upstream has repeated the secrets that it was sent: as they are, and in the
 * forms that text takes in URLs, JSON and HTML. A complaint loses even short ones; of a result only
 * those that no data holds by chance, lest a password such as {@code test} spoils what an agent
 * asked for.
 */
public final class Scrubber {
  private static final String MASK = Credentials.MASK;
  private static final String CUT = "…";
  private static final String CUT_RESULT = "\n[truncated:";
  private static final int SHORTEST = 4;
  private static final int SHORTEST_IN_RESULTS = 8;

  private final List<String> secrets;

  /** Of these secrets, each in clear text. */
  public Scrubber(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Of what a request is authenticated with. */
  public static Scrubber of(Credentials credentials, WrittenCredentials written) {
    return new Scrubber(Stream.concat(credentials.secrets(), written.secrets()).toList());
  }

  /** The result as an agent may see it; pictures and sounds stay as they are. */
  public ToolResult scrub(ToolResult result) {
    Scrubber scrubber = result.isError() ? this : longOnes();
    if (scrubber.secrets.isEmpty()) {
      return result;
    }
    return result
        .structured()
        .map(scrubber::scrub)
        .orElseGet(
            () ->
                new ToolResult(
                    result.content().stream().map(scrubber::scrub).toList(),
                    result.structured(),
                    result.isError(),
                    result.truncated()));
  }

  private Scrubber longOnes() {
    return new Scrubber(
        secrets.stream().filter(secret -> secret.length() >= SHORTEST_IN_RESULTS).toList());
  }

  private Content scrub(Content block) {
    return block instanceof Content.Text text ? new Content.Text(scrub(text.text())) : block;
  }

  /** Whole anywhere, and what is left of one where an excerpt was cut off. */
  public String scrub(String text) {
    String scrubbed = text;
    for (String secret : secrets) {
      for (String form : SecretForms.of(secret).toList()) {
        scrubbed = scrubbed.replace(form, MASK);
      }
    }
    return withoutBeginning(scrubbed);
  }

  private String withoutBeginning(String text) {
    int end = text.endsWith(CUT) ? text.length() - CUT.length() : text.lastIndexOf(CUT_RESULT);
    if (end < 0) {
      return text;
    }
    String excerpt = text.substring(0, end);
    for (String form : secrets.stream().flatMap(SecretForms::of).toList()) {
      for (int length = Math.min(form.length() - 1, end); length >= SHORTEST; length--) {
        if (excerpt.endsWith(form.substring(0, length))) {
          return excerpt.substring(0, end - length) + MASK + text.substring(end);
        }
      }
    }
    return text;
  }

  private ToolResult scrub(JsonText json) {
    boolean clean = secrets.stream().flatMap(SecretForms::of).noneMatch(json.text()::contains);
    return ToolResult.json(clean ? json : scrub(JsonValues.read(json)).toJsonText());
  }

  private JsonValue scrub(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object.members().forEach((name, member) -> members.put(scrub(name), scrub(member)));
      return new JsonObject(members);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(this::scrub).toList());
    }
    if (value instanceof JsonTextValue text) {
      return new JsonTextValue(scrub(text.text()));
    }
    // A number that holds one is no number any more.
    return value instanceof JsonLiteral literal
            && !scrub(literal.literal()).equals(literal.literal())
        ? new JsonTextValue(MASK)
        : value;
  }
}
