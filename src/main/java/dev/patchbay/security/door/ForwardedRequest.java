package dev.patchbay.security.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Request whose remote address is the client's behind a trusted proxy. */
final class ForwardedRequest extends HttpServletRequestWrapper {
  private final String address;

  private ForwardedRequest(HttpServletRequest request, String address) {
    super(request);
    this.address = address;
  }

  /** Wraps the request; returns it unchanged when its peer is not a trusted proxy. */
  static HttpServletRequest of(HttpServletRequest request, TrustedProxies proxies) {
    if (proxies.areNone()) {
      return request;
    }
    String address = ClientAddress.of(request, proxies);
    return address.equals(request.getRemoteAddr())
        ? request
        : new ForwardedRequest(request, address);
  }

  @Override
  public String getRemoteAddr() {
    return address;
  }

  /** Returns the address, never a name, which would need a DNS lookup. */
  @Override
  public String getRemoteHost() {
    return address;
  }
}
