package dev.patchbay.security.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableUpgradeTest {
  @ParameterizedTest
  @CsvSource({
    "Payara Micro 6.2025.10, Upgrade: h2c, Content-Length: 2, true",
    "Payara Server 7.2026.11, Upgrade: websocket, Transfer-Encoding: chunked, true",
    "Payara Micro 6.2025.10, Upgrade: h2c, Content-Length: 0, false",
    "Payara Micro 6.2025.10, X-Any: h2c, Content-Length: 2, false",
    "WildFly 39.0.1.Final, Upgrade: h2c, Content-Length: 2, false",
    "Open Liberty/26.0.0.3, Upgrade: h2c, Content-Length: 2, false",
  })
  void aBodyBesideAnUpgradeIsRefusedWhereTheServerDropsIt(
      String server, String header, String body, boolean isRefused) {
    HttpServletRequest request = on(server, HeaderedRequest.of("192.0.2.1", header, body));

    assertThat(UnreadableUpgrade.fault(request).isPresent()).isEqualTo(isRefused);
  }

  private static HttpServletRequest on(String server, HttpServletRequest request) {
    ServletContext context =
        (ServletContext)
            Proxy.newProxyInstance(
                UnreadableUpgradeTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> server);
    return new HttpServletRequestWrapper(request) {
      @Override
      public ServletContext getServletContext() {
        return context;
      }

      @Override
      public long getContentLengthLong() {
        String length = getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
      }
    };
  }
}
