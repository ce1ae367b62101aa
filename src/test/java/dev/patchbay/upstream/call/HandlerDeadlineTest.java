package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.handler.ToolCall;
import dev.patchbay.upstream.handler.ToolHandler;
import dev.patchbay.upstream.http.NameService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A handler that does not end is abandoned at the deadline of its call. */
class HandlerDeadlineTest {
  private final AtomicInteger interruptions = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Map<String, ToolHandler> handlers =
      Map.of(
          "test.deaf", this::deaf,
          "test.failing", HandlerDeadlineTest::failing,
          "test.refusing", HandlerDeadlineTest::refusing);
  private final Calls calls =
      new Calls(UpstreamSettings.DEFAULT, NameService.SYSTEM, System::nanoTime, handlers);

  @AfterEach
  void close() {
    release.countDown();
    calls.close();
  }

  /** Ignores its interrupt. */
  private ToolResult deaf(ToolCall call) {
    begun.countDown();
    while (true) {
      try {
        release.await();
        return ToolResult.text("late");
      } catch (InterruptedException e) {
        interruptions.incrementAndGet();
      }
    }
  }

  private static ToolResult failing(ToolCall call) {
    throw new IllegalStateException("expected by a test");
  }

  private static ToolResult refusing(ToolCall call) {
    throw new ToolFailure(ToolFailure.Reason.UPSTREAM, "Not today.");
  }

  @Test
  void deadlineAnswersTheCallerAndInterruptsTheHandler() {
    install("test.deaf", "PT0.3S");
    long start = System.nanoTime();

    ToolResult result = calls.call("t", "{}");

    assertThat(result).isEqualTo(ToolResult.error("The tool did not answer in time."));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    await().untilAsserted(() -> assertThat(interruptions).hasValue(1));
  }

  @Test
  void cancellationAnswersTheCallerAndInterruptsTheHandler() throws Exception {
    install("test.deaf", "PT10S");
    Cancellation cancellation = new Cancellation();
    CallContext context = new CallContext(Optional.empty(), ProgressListener.NONE, cancellation);
    CompletableFuture<ToolResult> result =
        CompletableFuture.supplyAsync(() -> calls.call("t", "{}", context));
    begun.await();

    cancellation.cancel();

    assertThat(result.join()).isEqualTo(ToolResult.error("The call was cancelled."));
    await().untilAsserted(() -> assertThat(interruptions).hasValue(1));
  }

  @Test
  void endlessHandlersLeaveRoomForOtherProjects() {
    install("test.deaf", "PT0.05S");
    for (int i = 0; i < Calls.MOST_HANDLERS / 4; i++) {
      assertThat(Calls.text(calls.call("t", "{}"))).endsWith("in time.");
    }

    assertThat(Calls.text(calls.call("t", "{}"))).isEqualTo(CallPool.TOO_BUSY);
  }

  @Test
  void exceptionOfAHandlerIsADefect() {
    install("test.failing", "PT1S");
    assertThat(Calls.text(calls.call("t", "{}"))).startsWith("The tool failed inside Patchbay");

    install("test.refusing", "PT1S");
    assertThat(Calls.text(calls.call("t", "{}"))).isEqualTo("Not today.");
  }

  private void install(String handler, String timeout) {
    calls.install(
        """
        connector:
          name: c
          version: 1.0.0
          defaults: {timeout: %s}
          tools:
            - {name: t, input_schema: {type: object}, endpoint: %s}
        """
            .formatted(timeout, handler));
  }
}
