package dev.patchbay.security.door;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A request that has an address and lines of headers, as a server shows them. */
record HeaderedRequest(String address, String protocol, List<String[]> lines) {

  static HttpServletRequest of(String address, String... lines) {
    return speaking("HTTP/1.1", address, lines);
  }

  static HttpServletRequest speaking(String protocol, String address, String... lines) {
    List<String[]> split = Arrays.stream(lines).map(line -> line.split(": ?", 2)).toList();
    HeaderedRequest request = new HeaderedRequest(address, protocol, split);
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HeaderedRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> address;
                  case "getProtocol" -> protocol;
                  case "getHeaderNames" -> Collections.enumeration(request.names());
                  case "getHeaders" -> Collections.enumeration(request.all((String) arguments[0]));
                  case "getHeader" ->
                      request.all((String) arguments[0]).stream().findFirst().orElse(null);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    lines.forEach(line -> names.add(line[0]));
    return names;
  }

  private List<String> all(String name) {
    return lines.stream()
        .filter(line -> line[0].equalsIgnoreCase(name))
        .map(line -> line[1])
        .toList();
  }
}
