package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Credentials of a request: headers and query parameters. They replace any with the same name, so
 * that no argument can override them.
 *
 * @param parts further secrets that an upstream may derive from the fields and that must be hidden
 *     too
 * @param sources secrets from which a scheme derived the fields, such as a signing key; empty when
 *     the fields contain them
 */
public record Credentials(List<Field> fields, List<Secret> parts, List<Secret> sources) {
  public static final Credentials NONE = new Credentials(List.of());

  static final String MASK = "***";

  /** Position of a field. */
  public enum In {
    HEADER,
    QUERY
  }

  /**
   * One field.
   *
   * @param prefix public text in front of the value, such as {@code "Bearer "}
   */
  public record Field(In in, String name, String prefix, Secret value) {
    public Field {
      if (in == In.HEADER && !Header.isLegalValue(prefix + value.reveal())) {
        throw new IllegalArgumentException("the header " + name + " cannot take this value");
      }
    }
  }

  public Credentials {
    fields = List.copyOf(fields);
    parts = List.copyOf(parts);
    sources = List.copyOf(sources);
  }

  public Credentials(List<Field> fields, List<Secret> parts) {
    this(fields, parts, List.of());
  }

  public Credentials(List<Field> fields) {
    this(fields, List.of());
  }

  /** Adds a secret from which the field is built. */
  Credentials madeOf(Secret part) {
    return new Credentials(fields, List.of(part));
  }

  /** Adds the secrets from which a scheme derived the fields. */
  Credentials signedWith(List<Secret> secrets) {
    return new Credentials(fields, parts, secrets);
  }

  /** Stable identity of these credentials: a signature differs in each call, its key does not. */
  public Stream<String> origin() {
    return sources.isEmpty()
        ? fields.stream().flatMap(field -> Stream.of(field.name(), field.value().reveal()))
        : sources.stream().map(Secret::reveal);
  }

  public static Credentials header(String name, String prefix, Secret value) {
    return new Credentials(List.of(new Field(In.HEADER, name, prefix, value)));
  }

  public static Credentials query(String name, Secret value) {
    return new Credentials(List.of(new Field(In.QUERY, name, "", value)));
  }

  public OutgoingRequest addTo(OutgoingRequest request) {
    return add(request, field -> field.prefix() + field.value().reveal());
  }

  /** Adds the fields with stars instead of secrets. */
  public OutgoingRequest addMaskedTo(OutgoingRequest request) {
    return add(request, field -> field.prefix() + MASK);
  }

  private OutgoingRequest add(OutgoingRequest request, Function<Field, String> text) {
    OutgoingRequest whole = request;
    for (Field field : fields) {
      whole =
          field.in() == In.HEADER
              ? whole.withHeader(new Header(field.name(), text.apply(field)))
              : whole.withUri(withQuery(whole.uri(), field.name(), text.apply(field)));
    }
    return whole;
  }

  private static URI withQuery(URI uri, String name, String value) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    String pair = encode(name) + "=" + (value.equals(MASK) ? MASK : encode(value));
    String pairs =
        Stream.concat(
                Arrays.stream(query.split("&"))
                    .filter(each -> !each.isEmpty() && !nameOf(each).equals(name)),
                Stream.of(pair))
            .collect(Collectors.joining("&"));
    String text = uri.toString();
    int mark = text.indexOf('?');
    return URI.create((mark < 0 ? text : text.substring(0, mark)) + "?" + pairs);
  }

  private static String nameOf(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /** Percent-encodes for a query (RFC 3986 section 2.1). */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** All secrets, in clear text. */
  Stream<String> secrets() {
    return Stream.of(fields.stream().map(Field::value), parts.stream(), sources.stream())
        .flatMap(secrets -> secrets)
        .map(Secret::reveal);
  }
}
