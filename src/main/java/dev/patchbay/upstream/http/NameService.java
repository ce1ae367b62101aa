package dev.patchbay.upstream.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface NameService {
  NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  List<InetAddress> lookup(String host) throws UnknownHostException;
}
