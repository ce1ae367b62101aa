package dev.patchbay.upstream.http;

import dev.patchbay.upstream.http.OutgoingRequest.Body;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import java.util.List;

/** Headers of a request on the wire. */
public final class WireHeaders {
  static final String USER_AGENT = "Patchbay";

  private WireHeaders() {}

  /** The headers that are set here; the client adds those of the connection. */
  static List<Header> of(OutgoingRequest request) {
    return own(request).headers();
  }

  /** All headers as HTTP/1.1 sends them; HTTP/2 has no {@code Connection}. */
  public static List<Header> shown(OutgoingRequest request) {
    OutgoingRequest shown = own(request);
    if (request.body().isPresent()) {
      int length = request.body().get().bytes().length;
      shown = shown.withHeader(new Header("Content-Length", Integer.toString(length)));
    }
    if (request.header("User-Agent").isEmpty()) {
      shown = shown.withHeader(new Header("User-Agent", USER_AGENT));
    }
    return shown
        .withHeader(new Header("Host", request.uri().getRawAuthority()))
        .withHeader(new Header("Connection", "keep-alive"))
        .headers();
  }

  private static OutgoingRequest own(OutgoingRequest request) {
    OutgoingRequest own = request.withHeader(new Header("Accept-Encoding", "gzip"));
    return request
        .body()
        .map(Body::contentType)
        .map(type -> own.withHeader(new Header("Content-Type", type)))
        .orElse(own);
  }
}
