package dev.patchbay.web;

import java.io.IOException;

/** The client closed the connection before a streamed answer ended. No fault of the server. */
public final class ClientDisconnectedException extends IOException {
  private static final long serialVersionUID = 1L;

  ClientDisconnectedException(IOException cause) {
    super("The client closed the connection.", cause);
  }

  /** Tests whether a disconnected client is among the causes of the failure. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientDisconnectedException) {
        return true;
      }
    }
    return false;
  }
}
