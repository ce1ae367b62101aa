package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.ProjectId;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.PlainUpstream;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.http.NameService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An upstream that never answers, and a project that waits for it with all of its calls. */
class StuckUpstreamTest {
  private static final ProjectId WAITING = new ProjectId("waiting");
  private static final ProjectId BUSY = new ProjectId("busy");
  private static final int CONNECTORS = 5;
  private static final int IN_THE_QUEUE = 30;
  private static final int CALLS = 300;

  /** What a machine under load may add; what a shared queue would add is seconds. */
  private static final Duration NOISE = Duration.ofMillis(100);

  private final PlainUpstream stuck = PlainUpstream.stuck();
  private final PlainUpstream quick = PlainUpstream.answering("{\"ok\":true}");
  private final Calls calls =
      new Calls(
          Calls.allowing("localhost:%d,localhost:%d".formatted(stuck.port(), quick.port())),
          NameService.SYSTEM);
  private final Cancellation end = new Cancellation();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger ended = new AtomicInteger();

  @AfterEach
  void release() {
    end.cancel();
    threads.shutdown();
    calls.close();
    stuck.close();
    quick.close();
  }

  @Test
  void stuckUpstreamSlowsNoOtherProject() {
    calls.install(BUSY, connector("c", quick));
    p99(); // warm
    Duration alone = p99();

    int places = UpstreamSettings.DEFAULT.projectConcurrency();
    waitForTheStuck(places + IN_THE_QUEUE);
    await().until(() -> stuck.requests() == places);
    Duration beside = p99();

    assertThat(beside).isLessThanOrEqualTo(alone.multipliedBy(2).plus(NOISE));
    assertThat(quick.requests()).as("each was sent, none was refused").isEqualTo(3 * CALLS);
    assertThat(stuck.requests()).as("all places were taken throughout").isEqualTo(places);
    assertThat(ended).as("no call had ended").hasValue(0);
  }

  private void waitForTheStuck(int callers) {
    for (int i = 0; i < CONNECTORS; i++) {
      calls.install(WAITING, connector("c" + i, stuck));
    }
    CallContext context = new CallContext(Optional.empty(), ProgressListener.NONE, end);
    for (int i = 0; i < callers; i++) {
      String tool = "c" + i % CONNECTORS + "__t";
      threads.execute(
          () -> {
            calls.call(WAITING, tool, "{}", context);
            ended.incrementAndGet();
          });
    }
  }

  private Duration p99() {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      ToolResult result = calls.call(BUSY, "t", "{}", CallContext.plain());
      took.add(Duration.ofNanos(System.nanoTime() - start));
      assertThat(Calls.text(result)).isEqualTo("{\"ok\":true}");
    }
    took.sort(Duration::compareTo);
    return took.get(CALLS * 99 / 100);
  }

  private static String connector(String name, PlainUpstream upstream) {
    return """
    connector:
      name: %s
      version: 1.0.0
      tools:
        - {name: t, input_schema: {type: object}, endpoint: "GET http://localhost:%d/"}
    """
        .formatted(name, upstream.port());
  }
}
