package dev.patchbay.upstream.http;

import dev.patchbay.upstream.ToolFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Decides to which addresses a connection may be opened: public ones, and those of servers that the
 * operator has allowed. The client asks it for every new connection and connects to nothing but
 * what it gives, so a name that changes between check and use changes nothing. Thread-safe.
 */
final class AddressGuard implements DnsResolver {
  private final AllowedTargets allowed;
  private final NameService names;

  AddressGuard(AllowedTargets allowed, NameService names) {
    this.allowed = allowed;
    this.names = names;
  }

  /** What can be refused before any name is looked up. */
  void check(URI uri) {
    String scheme = String.valueOf(uri.getScheme());
    boolean http = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
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

  /** Without its port a server cannot be allowed. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
