package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.handler.ToolCall;
import dev.patchbay.upstream.http.NameService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key is revoked while a call of it waits for its slot. */
class RevokedCallTest {
  private static final String YAML =
      """
      connector:
        name: slow
        version: 1.0.0
        tools:
          - name: t
            input_schema: {type: object}
            endpoint: test.slow
      """;

  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private final Calls calls =
      new Calls(oneAtATime(), NameService.SYSTEM, System::nanoTime, Map.of("test.slow", this::slow))
          .install(YAML);

  private static UpstreamSettings oneAtATime() {
    UpstreamSettings standard = UpstreamSettings.DEFAULT;
    return new UpstreamSettings(
        "",
        standard.timeout(),
        standard.maxResponseBytes(),
        standard.outputValidation(),
        standard.arguments(),
        Optional.empty(),
        standard.envPrefix(),
        1,
        1,
        standard.queue());
  }

  private ToolResult slow(ToolCall call) {
    begun.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ToolResult.text("done");
  }

  @AfterEach
  void close() {
    release.countDown();
    calls.close();
  }

  @Test
  void waitingCallOfARevokedKeyIsNotSent() throws Exception {
    FutureTask<ToolResult> first = started();
    await().until(() -> begun.get() == 1);
    FutureTask<MCPRuntimeException> second =
        new FutureTask<>(
            () -> catchThrowableOfType(MCPRuntimeException.class, () -> calls.call("t", "{}")));
    Thread waiting = new Thread(second);
    waiting.start();
    await()
        .until(
            () ->
                waiting.getState() == Thread.State.TIMED_WAITING
                    || waiting.getState() == Thread.State.WAITING);

    calls.revoked = true;
    release.countDown();

    assertThat(first.get()).isEqualTo(ToolResult.text("done"));
    assertThat(second.get().kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(begun).hasValue(1);
  }

  private FutureTask<ToolResult> started() {
    FutureTask<ToolResult> call = new FutureTask<>(() -> calls.call("t", "{}"));
    new Thread(call).start();
    return call;
  }
}
