package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.operator.CorrelationId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallPoolTest {
  private static final ProjectKey STUCK = project("stuck");
  private static final ProjectKey OTHER = project("other");

  private final CallPool pool = new CallPool(Thread::new, 8);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void close() {
    release.countDown();
    pool.close();
  }

  @Test
  void projectHasAtMostAQuarterOfThePool() {
    assertThat(pool.run(STUCK, this::hold)).isTrue();
    assertThat(pool.run(STUCK, this::hold)).isTrue();

    assertThat(pool.run(STUCK, this::hold)).isFalse();
    assertThat(pool.run(OTHER, this::hold)).isTrue();
    await().untilAsserted(() -> assertThat(running).hasValue(3));
  }

  @Test
  void tenantHasAtMostThreeQuartersOfThePool() {
    int let = 0;
    for (int i = 0; i < 10; i++) {
      let += pool.run(project("p" + i), this::hold) ? 1 : 0;
    }

    assertThat(let).isEqualTo(6);
    assertThat(pool.run(new ProjectKey(new TenantId("globex"), new ProjectId("other")), this::hold))
        .isTrue();
    await().untilAsserted(() -> assertThat(running).hasValue(7));
  }

  @Test
  void finishedOrFailedCallsFreeTheirThread() {
    pool.run(STUCK, this::hold);
    pool.run(
        STUCK,
        () -> {
          throw new IllegalStateException("expected by a test");
        });

    // Exceptions of the pool are not this test's subject.
    await().dontCatchUncaughtExceptions().until(() -> pool.run(STUCK, this::hold));
    assertThat(pool.run(STUCK, this::hold)).isFalse();
  }

  @Test
  void correlationIdIsPropagated() {
    CompletableFuture<Optional<String>> heard = new CompletableFuture<>();

    CorrelationId.with(
        "id-7", () -> pool.run(OTHER, () -> heard.complete(CorrelationId.current())));

    assertThat(heard.join()).contains("id-7");
  }

  private void hold() {
    running.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProjectKey project(String name) {
    return new ProjectKey(new TenantId("acme"), new ProjectId(name));
  }
}
