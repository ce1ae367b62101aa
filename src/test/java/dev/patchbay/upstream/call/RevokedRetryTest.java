package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.upstream.http.NameService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that is revoked while the upstream answers 503, which is retried for valid keys. */
class RevokedRetryTest {
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer upstream;
  private Calls calls;

  @BeforeEach
  void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String authority = "127.0.0.1:" + upstream.getAddress().getPort();
    calls =
        new Calls(Calls.allowing(authority), NameService.SYSTEM, System::nanoTime, Map.of())
            .install(
                """
                connector:
                  name: busy
                  version: 1.0.0
                  base_url: http://%s
                  tools:
                    - {name: t, input_schema: {type: object}, endpoint: GET /x}
                """
                    .formatted(authority));
  }

  @AfterEach
  void stop() {
    calls.close();
    upstream.stop(0);
  }

  private void answerBusy(boolean revoking) {
    upstream.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          calls.revoked = revoking;
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    upstream.start();
  }

  @Test
  void aRetryDoesNotLeaveAfterTheKeyWasRevoked() {
    answerBusy(true);

    assertThat(calls.call("t", "{}").isError()).isTrue();

    assertThat(requests).hasValue(1);
  }

  @Test
  void aRetryLeavesWhileTheKeyIsValid() {
    answerBusy(false);

    assertThat(calls.call("t", "{}").isError()).isTrue();

    assertThat(requests).hasValue(2);
  }
}
