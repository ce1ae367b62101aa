package dev.patchbay.upstream.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** DNS lookup. */
@FunctionalInterface
public interface NameService {
  NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  List<InetAddress> lookup(String host) throws UnknownHostException;
}
