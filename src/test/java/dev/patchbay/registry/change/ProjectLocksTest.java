package dev.patchbay.registry.change;

import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProjectLocksTest {
  private static final ProjectKey SHOP = key("acme", "shop");

  private final ProjectLocks locks = new ProjectLocks(Duration.ofSeconds(20));
  private int unguarded;

  @Test
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  void onlyOneThreadHoldsTheLockOfAProject() {
    Threads.together(
        8,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            locks.inTurn(SHOP, () -> unguarded++);
          }
        });

    assertThat(unguarded).isEqualTo(8000);
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void projectsAndTenantsDoNotBlockEachOther() {
    String others =
        locks.inTurn(
            SHOP,
            () ->
                CompletableFuture.supplyAsync(
                        () ->
                            locks.inTurn(key("acme", "bank"), () -> "bank ")
                                + locks.inTurn(key("globex", "shop"), () -> "globex"))
                    .join());

    assertThat(others).isEqualTo("bank globex");
  }

  @Test
  void lockIsReentrant() {
    String inner = locks.inTurn(SHOP, () -> locks.inTurn(SHOP, () -> "inner"));

    assertThat(inner).isEqualTo("inner");
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void timeoutIsBusyAndLeavesNothingBehind() {
    ProjectLocks impatient = new ProjectLocks(Duration.ofMillis(20));

    MCPRuntimeException failure =
        impatient.inTurn(
            SHOP,
            () ->
                CompletableFuture.supplyAsync(
                        () -> failureOf(() -> impatient.inTurn(SHOP, () -> 1)))
                    .join());

    assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(impatient.inUse()).isZero();
  }

  @Test
  void interruptIsBusyAndKeepsTheInterruptFlag() {
    Thread.currentThread().interrupt();

    MCPRuntimeException failure = failureOf(() -> locks.inTurn(SHOP, () -> 1));

    assertThat(failure.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(locks.inUse()).isZero();
  }

  @Test
  void failedWorkReleasesTheLock() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                locks.inTurn(
                    SHOP,
                    () -> {
                      throw new IllegalStateException("work");
                    }));

    assertThat(locks.inTurn(SHOP, () -> "next")).isEqualTo("next");
    assertThat(locks.inUse()).isZero();
  }

  private static MCPRuntimeException failureOf(Runnable work) {
    return catchThrowableOfType(MCPRuntimeException.class, work::run);
  }
}
