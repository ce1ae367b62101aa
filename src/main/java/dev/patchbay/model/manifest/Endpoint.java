package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Target of a tool: an HTTP address, or a handler in the server. */
public sealed interface Endpoint {

  /** The text in the descriptor. */
  String written();

  /** HTTP methods of a descriptor. */
  enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE;

    private static boolean isOne(String text) {
      return Arrays.stream(values()).anyMatch(method -> method.name().equalsIgnoreCase(text));
    }

    /** Do unmapped arguments go into the body, instead of the query? */
    public boolean takesBody() {
      return this == POST || this == PUT || this == PATCH;
    }
  }

  /**
   * HTTP endpoint with a URL template: absolute, or a path below the connector's {@code base_url}.
   * Placeholders are allowed in path and query, never in scheme, host or port.
   *
   * @param methodWritten whether the descriptor names the method, which is optional for GET only
   */
  record Http(Method method, boolean methodWritten, String template) implements Endpoint {
    public Http {
      methodWritten |= method != Method.GET;
      String sample = Placeholder.replaceAll(template, "x");
      boolean path = template.startsWith("/");
      if (!path && !Placeholder.in(authority(template)).isEmpty()) {
        throw MCPRuntimeException.invalid(
            Rule.PLACEHOLDER,
            "A placeholder must not stand in the scheme, host or port of an endpoint.");
      }
      HttpAddress.fault(path ? "http://host" + sample : sample)
          .ifPresent(
              fault -> {
                throw MCPRuntimeException.invalid(Rule.ENDPOINT, "The endpoint " + fault + ".");
              });
      if (template.startsWith("//")) {
        throw MCPRuntimeException.invalid(
            Rule.ENDPOINT, "The endpoint's path must not begin with '//'.");
      }
    }

    private static String authority(String url) {
      int scheme = url.indexOf("://");
      int start = scheme < 0 ? 0 : scheme + 3;
      int end = start;
      while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
        end++;
      }
      return url.substring(0, end);
    }

    /** Does the endpoint need the connector's {@code base_url}? */
    public boolean isRelative() {
      return template.startsWith("/");
    }

    public List<String> placeholders() {
      return Placeholder.in(template);
    }

    @Override
    public String written() {
      return methodWritten ? method + " " + template : template;
    }
  }

  /** A CDI bean as the handler, by name, such as {@code math.add}. */
  record Handler(String name) implements Endpoint {
    private static final Pattern LEGAL =
        Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST = 128;

    public Handler {
      if (name.length() > LONGEST || !LEGAL.matcher(name).matches()) {
        throw MCPRuntimeException.invalid(
            Rule.ENDPOINT,
            "An endpoint is '[METHOD] https://host/path', '[METHOD] /path' below base_url, or the name of a handler"
                + " such as math.add.");
      }
      if (Method.isOne(name)) {
        throw MCPRuntimeException.invalid(
            Rule.ENDPOINT,
            "An endpoint has an address after its METHOD, such as GET https://host/path.");
      }
    }

    @Override
    public String written() {
      return name;
    }
  }

  Pattern WITH_METHOD = Pattern.compile("([A-Za-z]+) +(\\S+)");

  static Endpoint parse(String text) {
    Matcher matcher = WITH_METHOD.matcher(text);
    if (matcher.matches()) {
      return new Http(method(matcher.group(1)), true, matcher.group(2));
    }
    boolean http = text.contains("://") || text.startsWith("/");
    return http ? new Http(Method.GET, false, text) : new Handler(text);
  }

  private static Method method(String text) {
    for (Method method : Method.values()) {
      if (method.name().equals(text)) {
        return method;
      }
    }
    throw MCPRuntimeException.invalid(
        Rule.ENDPOINT,
        Method.isOne(text)
            ? "The METHOD of an endpoint is written in capitals: "
                + text.toUpperCase(Locale.ROOT)
                + "."
            : "The METHOD of an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE.");
  }
}
