package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.LogRecords;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.PlainUpstream;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.http.NameService;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, keeping and closing of connections. */
class ConnectionsTest {
  private final PlainUpstream quick = PlainUpstream.answering("{\"ok\":true}");
  private final PlainUpstream stuck = PlainUpstream.stuck();

  @AfterEach
  void close() {
    quick.close();
    stuck.close();
  }

  @Test
  void manyCallsShareOneConnection() {
    try (Calls calls = calls(UpstreamSettings.DEFAULT.timeout(), NameService.SYSTEM)) {
      calls.install(connector("GET", quick, ""));

      for (int i = 0; i < 20; i++) {
        assertThat(Calls.text(calls.call("t", "{}"))).isEqualTo("{\"ok\":true}");
      }

      assertThat(quick.requests()).isEqualTo(20);
      assertThat(quick.connectionsOpened()).isEqualTo(1);
    }
  }

  @Test
  void aCallThatIsCancelledClosesItsConnection() {
    Cancellation cancellation = new Cancellation();
    try (Calls calls = calls(Duration.ofMinutes(1), NameService.SYSTEM)) {
      calls.install(connector("GET", stuck, ""));
      CompletableFuture<ToolResult> call =
          CompletableFuture.supplyAsync(
              () ->
                  calls.call(
                      "t",
                      "{}",
                      new CallContext(Optional.empty(), ProgressListener.NONE, cancellation)));
      await().until(() -> stuck.requests() == 1);

      cancellation.cancel();

      assertThat(Calls.text(call.join())).isEqualTo("The call was cancelled.");
      await().until(() -> stuck.connections() == 0);
    }
  }

  @Test
  void environmentProxyIsNotUsed() {
    Map<String, String> environment =
        Map.of(
            "http.proxyHost", "127.0.0.1",
            "http.proxyPort", String.valueOf(stuck.port()),
            "http.nonProxyHosts", "");
    environment.forEach(System::setProperty);
    try (Calls calls = calls(Duration.ofSeconds(5), NameService.SYSTEM)) {
      calls.install(connector("GET", quick, ""));

      assertThat(Calls.text(calls.call("t", "{}"))).isEqualTo("{\"ok\":true}");

      assertThat(stuck.connectionsOpened()).isZero();
    } finally {
      environment.keySet().forEach(System::clearProperty);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void unsentRequestOfAnyMethodIsRetried(String method) {
    AtomicInteger lookups = new AtomicInteger();
    NameService failsOnce =
        host -> {
          if (lookups.incrementAndGet() == 1) {
            throw new UnknownHostException(host);
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    try (Calls calls = calls(Duration.ofSeconds(5), failsOnce)) {
      calls.install(connector(method, quick, ""));

      assertThat(Calls.text(calls.call("t", "{}"))).isEqualTo("{\"ok\":true}");

      assertThat(lookups).hasValue(2);
      assertThat(quick.requests()).isEqualTo(1);
    }
  }

  @Test
  void aDescriptorCannotWaitLongerThanTheOperatorAllows() {
    try (Calls calls = calls(Duration.ofMillis(300), NameService.SYSTEM)) {
      calls.install(connector("GET", stuck, "defaults: {timeout: PT5M}"));

      assertThat(Calls.text(calls.call("t", "{}"))).contains("did not answer in time");
    }
  }

  @Test
  void aCallLeavesOneLineWithoutItsArguments() {
    try (LogRecords log = LogRecords.named("dev.patchbay.calls");
        Calls calls = calls(Duration.ofSeconds(5), NameService.SYSTEM)) {
      calls.install(connector("GET", quick, ""));

      calls.call("t", "{\"name\":\"4nn-the-customer\"}");

      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("tool=c__t outcome=success")
          .doesNotContain("4nn");
    }
  }

  private Calls calls(Duration timeout, NameService names) {
    UpstreamSettings standard =
        Calls.allowing("localhost:%d,localhost:%d".formatted(quick.port(), stuck.port()));
    return new Calls(
        new UpstreamSettings(
            standard.allow(),
            timeout,
            standard.maxResponseBytes(),
            standard.outputValidation(),
            standard.arguments(),
            standard.secretsDir(),
            standard.envPrefix(),
            standard.connectorConcurrency(),
            standard.projectConcurrency(),
            standard.queue()),
        names);
  }

  private static String connector(String method, PlainUpstream upstream, String more) {
    return """
    connector:
      name: c
      version: 1.0.0
      %s
      tools:
        - {name: t, input_schema: {type: object}, endpoint: "%s http://localhost:%d/"}
    """
        .formatted(more, method, upstream.port());
  }
}
