package dev.patchbay.upstream.http;

import java.net.UnknownHostException;

/** The name resolves to no address that the guard permits. */
final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String host) {
    super(host);
  }
}
