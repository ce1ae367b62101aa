package dev.patchbay.upstream.http;

import java.net.UnknownHostException;

/** A name that leads to no address to which a connection may be opened. */
final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String host) {
    super(host);
  }
}
