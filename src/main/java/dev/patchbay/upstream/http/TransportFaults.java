package dev.patchbay.upstream.http;

import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.nio.support.classic.TransportException;

/**
 * Error sentences for transport failures. The library's own messages are not used, because they can
 * contain headers with secrets.
 */
final class TransportFaults {
  private TransportFaults() {}

  static ToolFailure of(Target target, IOException thrown) {
    // The TLS client wraps exceptions of its own threads.
    IOException e =
        thrown instanceof TransportException && thrown.getCause() instanceof IOException cause
            ? cause
            : thrown;
    if (e instanceof ForbiddenAddressException) {
      return AddressGuard.refusal(target);
    }
    if (e instanceof UnknownHostException) {
      return new ToolFailure(
          Reason.CONNECT, "The host " + target.host() + " is not known to the name servers.");
    }
    if (e instanceof ConnectTimeoutException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException) {
      return new ToolFailure(Reason.CONNECT, "No connection to " + target + " can be opened.");
    }
    if (e instanceof SSLException) {
      return new ToolFailure(
          Reason.UPSTREAM,
          "No trusted TLS connection to " + target + " is possible; its certificate may be wrong.");
    }
    return new ToolFailure(reason(e), sentence(target, e));
  }

  private static Reason reason(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return Reason.TIMEOUT;
    }
    return e instanceof ZipException ? Reason.ANSWER : Reason.UPSTREAM;
  }

  private static String sentence(Target target, IOException e) {
    if (e instanceof SocketTimeoutException) {
      return "The upstream " + target + " did not answer in time.";
    }
    if (e instanceof ClientProtocolException) {
      return "The upstream " + target + " sent something that is not HTTP.";
    }
    return e instanceof ZipException
        ? "The upstream " + target + " sent compressed data that is broken."
        : "The upstream " + target + " closed the connection before its answer was complete.";
  }
}
