package dev.patchbay.upstream.http;

import dev.patchbay.model.UriHost;
import dev.patchbay.upstream.ToolFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * SSRF guard: permits connections to public addresses, and to servers that the operator has
 * allowed. Resolves every new connection for the client, which connects only to the returned
 * addresses, so DNS rebinding between check and use has no effect. Thread-safe.
 */
final class AddressGuard implements DnsResolver {
  private final AllowedTargets allowed;
  private final NameService names;

  AddressGuard(AllowedTargets allowed, NameService names) {
    this.allowed = allowed;
    this.names = names;
  }

  /** Refuses what needs no DNS lookup to be refused. */
  void check(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    boolean http = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    if (!http || UriHost.of(uri).isEmpty() || uri.getRawUserInfo() != null) {
      throw new ToolFailure(
          ToolFailure.Reason.GUARD, "The tool's address is not an http or https URL with a host.");
    }
    Target target = Target.of(uri);
    if (IpLiterals.isOdd(target.host())) {
      throw refusal(target);
    }
    Optional<InetAddress> literal = IpLiterals.address(target.host());
    if (literal.isPresent() && !mayConnect(target, literal.get())) {
      throw refusal(target);
    }
  }

  static ToolFailure refusal(Target target) {
    return new ToolFailure(
        ToolFailure.Reason.GUARD,
        "The address "
            + target
            + " is not public, so Patchbay does not connect to it; an operator can allow it"
            + " (patchbay.upstream.allow).");
  }

  private boolean mayConnect(Target target, InetAddress address) {
    return allowed.contains(target) || AddressRules.isPublic(address);
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    Target target = new Target(host, port);
    if (IpLiterals.isOdd(target.host())) {
      throw new ForbiddenAddressException(host);
    }
    Optional<InetAddress> literal = IpLiterals.address(target.host());
    List<InetAddress> found =
        literal.isPresent() ? List.of(literal.get()) : names.lookup(target.host());
    List<InetSocketAddress> open =
        found.stream()
            .filter(address -> mayConnect(target, address))
            .map(address -> new InetSocketAddress(address, port))
            .toList();
    if (open.isEmpty()) {
      throw new ForbiddenAddressException(host);
    }
    return open;
  }

  /** Resolves without a port, which no allowed target matches. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
