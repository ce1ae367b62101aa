package dev.patchbay.upstream.http;

import java.util.Locale;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reuses a connection only after an answer with an unambiguous end (RFC 9112 section 6): one length
 * or chunked encoding, never both, even where an answer to HEAD or a 304 only declares them. A 204
 * or 1xx must declare neither.
 */
final class UnambiguousReuse implements ConnectionReuseStrategy {
  private static final int NO_CONTENT = 204;

  @Override
  public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
    return isClear(response)
        && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
  }

  private static boolean isClear(HttpResponse response) {
    int lengths = response.countHeaders(HttpHeaders.CONTENT_LENGTH);
    int encodings = response.countHeaders(HttpHeaders.TRANSFER_ENCODING);
    boolean chunked = encodings == 0 || isChunked(response);
    return lengths + encodings <= 1
        && chunked
        && (response.getCode() != NO_CONTENT || lengths + encodings == 0 || isZero(response));
  }

  private static boolean isChunked(HttpResponse response) {
    String encoding = response.getFirstHeader(HttpHeaders.TRANSFER_ENCODING).getValue();
    return encoding.strip().toLowerCase(Locale.ROOT).equals("chunked");
  }

  /** Some servers send a length of zero with 204, which is harmless. */
  private static boolean isZero(HttpResponse response) {
    return response.countHeaders(HttpHeaders.TRANSFER_ENCODING) == 0
        && response.getFirstHeader(HttpHeaders.CONTENT_LENGTH).getValue().strip().equals("0");
  }
}
