package dev.patchbay.upstream.auth;

import dev.patchbay.model.manifest.CredentialNames;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Credentials that a descriptor writes into {@code request.headers} instead of {@code auth}. Sent
 * unchanged, hidden from all answers.
 */
public final class WrittenCredentials {
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9-]* +");
  private static final Pattern BETWEEN = Pattern.compile("[\\s;,]+");

  private final OutgoingRequest request;

  private WrittenCredentials(OutgoingRequest request) {
    this.request = request;
  }

  /** Of a request without {@link Credentials}. */
  public static WrittenCredentials of(OutgoingRequest request) {
    return new WrittenCredentials(request);
  }

  private Stream<Header> headers() {
    return request.headers().stream().filter(header -> CredentialNames.ofHeader(header.name()));
  }

  /** The request with stars instead of these credentials. */
  public OutgoingRequest masked() {
    OutgoingRequest masked = request;
    for (Header header : headers().toList()) {
      masked = masked.withHeader(new Header(header.name(), Credentials.MASK));
    }
    return masked;
  }

  /** Identity of these credentials. */
  public Stream<String> origin() {
    return headers().flatMap(header -> Stream.of(header.name(), header.value()));
  }

  /** Each credential as a whole and in parts, because an upstream may repeat only a part. */
  Stream<String> secrets() {
    return headers().flatMap(header -> parts(header.value()));
  }

  /** The value without the name of a scheme, and each value of a list or cookie. */
  private static Stream<String> parts(String value) {
    String secret = SCHEME.matcher(value).replaceFirst("");
    List<String> pieces = List.of(BETWEEN.split(secret));
    return Stream.of(
            Stream.of(value, secret),
            pieces.stream(),
            pieces.stream().map(piece -> piece.substring(piece.indexOf('=') + 1)))
        .flatMap(parts -> parts);
  }
}
