package dev.patchbay.upstream.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.UpstreamSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallLimitsTest {
  private static final ProjectKey SHOP = project("shop");

  private final CallLimits limits = new CallLimits(UpstreamSettings.DEFAULT);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void release() {
    stuck.countDown();
    threads.shutdown();
  }

  @Test
  void rateLimitIsPerTool() {
    CallLimits.Subject two = subject(SHOP, "crm", "a", Optional.of(2), Optional.empty());
    run(two);
    run(two);

    assertThatThrownBy(() -> run(two))
        .isInstanceOf(ToolFailure.class)
        .hasMessage("The tool may be called 2 times a minute; try again in a minute.");
    run(subject(SHOP, "crm", "b", Optional.of(2), Optional.empty()));
    run(subject(project("other"), "crm", "a", Optional.of(2), Optional.empty()));
  }

  @Test
  void waitingCallsFailAtTheirDeadline() {
    CallLimits.Subject one = subject(SHOP, "crm", "a", Optional.empty(), Optional.of(1));
    occupy(one, 1);

    assertThatThrownBy(() -> run(one, Deadline.after(Duration.ofMillis(60)), new Cancellation()))
        .hasMessageContaining("the call did not start in time");
  }

  @Test
  void waitingCallCanBeCancelled() {
    CallLimits.Subject one = subject(SHOP, "crm", "a", Optional.empty(), Optional.of(1));
    occupy(one, 1);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(() -> run(one, Deadline.after(Duration.ofSeconds(5)), cancellation))
        .hasMessage("The call was cancelled.");
  }

  @Test
  void freedSlotIsTakenByAWaitingCall() throws Exception {
    CallLimits.Subject one = subject(SHOP, "crm", "a", Optional.empty(), Optional.of(1));
    occupy(one, 1);
    Future<Integer> waiting = threads.submit(() -> run(one));

    stuck.countDown();

    assertThat(waiting.get()).isEqualTo(42);
  }

  @Test
  void callsAboveTheQueueAreRefusedAtOnce() {
    CallLimits.Subject one = subject(SHOP, "crm", "a", Optional.empty(), Optional.of(1));
    occupy(one, 1);
    for (int i = 0; i < UpstreamSettings.DEFAULT.queue(); i++) {
      threads.execute(() -> run(one));
    }

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThatThrownBy(
                        () -> run(one, Deadline.after(Duration.ofMillis(1)), new Cancellation()))
                    .hasMessageContaining("running and waiting"));
  }

  @Test
  void stuckConnectorBlocksNoOtherConnector() {
    occupy(subject(SHOP, "stuck", "a", Optional.empty(), Optional.empty()), 20);

    assertThat(run(subject(SHOP, "other", "a", Optional.empty(), Optional.empty()))).isEqualTo(42);
    assertThat(run(subject(project("p2"), "stuck", "a", Optional.empty(), Optional.empty())))
        .isEqualTo(42);
  }

  private void occupy(CallLimits.Subject subject, int places) {
    for (int i = 0; i < places; i++) {
      threads.execute(
          () ->
              limits.within(
                  subject,
                  Deadline.after(Duration.ofSeconds(30)),
                  new Cancellation(),
                  () -> {
                    running.incrementAndGet();
                    try {
                      stuck.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    return 0;
                  }));
    }
    await().until(() -> running.get() == places);
  }

  private int run(CallLimits.Subject subject) {
    return run(subject, Deadline.after(Duration.ofSeconds(5)), new Cancellation());
  }

  private int run(CallLimits.Subject subject, Deadline deadline, Cancellation cancellation) {
    return limits.within(subject, deadline, cancellation, () -> 42);
  }

  private static ProjectKey project(String name) {
    return new ProjectKey(new TenantId("acme"), new ProjectId(name));
  }

  private static CallLimits.Subject subject(
      ProjectKey project,
      String connector,
      String tool,
      Optional<Integer> rate,
      Optional<Integer> concurrent) {
    return new CallLimits.Subject(
        project,
        new ConnectorName(connector),
        new ToolName(tool),
        new ToolDefaults(Optional.empty(), Optional.empty(), rate, concurrent));
  }
}
