package dev.patchbay.security.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Request whose remote address is that of the client behind a trusted proxy. */
final class ForwardedRequest extends HttpServletRequestWrapper {
  private final String address;

  private ForwardedRequest(HttpServletRequest request, String address) {
    super(request);
    this.address = address;
  }

  /** The request itself where its peer is no trusted proxy. */
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

  /** Never a name, which only a lookup could tell. */
  @Override
  public String getRemoteHost() {
    return address;
  }
}
