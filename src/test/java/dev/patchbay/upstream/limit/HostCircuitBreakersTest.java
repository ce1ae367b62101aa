package dev.patchbay.upstream.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.limit.HostCircuitBreakers.Upstream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostCircuitBreakersTest {
  private static final ProjectKey SHOP = project("shop");
  private static final String HOST = "api.test:443";
  private static final String OPEN = "failed too often just now";

  private final SettableClock clock = new SettableClock();
  private final HostCircuitBreakers circuits =
      new HostCircuitBreakers(Duration.ofMillis(50), System::nanoTime);

  @Test
  void circuitClosesAfterRecovery() {
    fail(10);
    assertThatThrownBy(this::succeed).hasMessageContaining(OPEN);

    await().ignoreExceptionsInstanceOf(ToolFailure.class).until(() -> succeed());
    succeed();
    succeed();

    // If it were still half-open, two of three failures would open it again.
    fail(9);
    assertThat(succeed()).isTrue();
  }

  @Test
  void wallClockDoesNotKeepACircuitOpen() {
    HostCircuitBreakers measured = new HostCircuitBreakers(Duration.ofSeconds(10), clock::nanoTime);
    fail(measured, 10);
    assertThatThrownBy(() -> succeed(measured)).hasMessageContaining(OPEN);

    clock.set(Duration.ofDays(-1));
    clock.advance(Duration.ofSeconds(11));

    assertThat(succeed(measured)).isTrue();
  }

  @Test
  void circuitStaysOpenAfterFailedTrials() {
    fail(10);
    await().ignoreExceptionsInstanceOf(CircuitIsOpen.class).until(this::failsAtTheHost);
    fail(2);

    assertThatThrownBy(this::succeed).hasMessageContaining(OPEN);
  }

  @Test
  void aCircuitIsOfOneProjectAndOneHost() {
    fail(10);

    assertThat(circuits.run(project("other"), at(HOST), () -> 1, result -> false)).isEqualTo(1);
    assertThat(circuits.run(SHOP, at("other.test:443"), () -> 2, result -> false)).isEqualTo(2);
  }

  @Test
  void refusalsByGuardsAndLimitsAreNoFailures() {
    for (Reason reason :
        new Reason[] {Reason.GUARD, Reason.LIMIT, Reason.CANCELLED, Reason.ANSWER}) {
      for (int i = 0; i < 20; i++) {
        failWith(reason);
      }
    }

    assertThat(succeed()).isTrue();
  }

  @Test
  void retryBudgetIsTenPerHostAndProject() {
    for (int i = 0; i < 10; i++) {
      assertThat(circuits.mayRetry(SHOP, HOST)).isTrue();
    }

    assertThat(circuits.mayRetry(SHOP, HOST)).isFalse();
    assertThat(circuits.mayRetry(SHOP, "other.test:443")).isTrue();
    assertThat(circuits.mayRetry(project("other"), HOST)).isTrue();
  }

  @Test
  void troubleOfOneToolLeavesTheOthersOfItsHost() {
    for (int i = 0; i < 5; i++) {
      failWith(Reason.TIMEOUT);
      failWith(Reason.UPSTREAM);
    }

    assertThatThrownBy(this::succeed).hasMessageContaining(OPEN);
    assertThat(circuits.run(SHOP, new Upstream(HOST, "shop other"), () -> 1, result -> false))
        .isEqualTo(1);
  }

  @Test
  void aHostThatIsAwayIsAwayForAllTools() {
    for (int i = 0; i < 10; i++) {
      failWith(Reason.CONNECT);
    }

    assertThatThrownBy(
            () -> circuits.run(SHOP, new Upstream(HOST, "shop other"), () -> 1, result -> false))
        .hasMessageContaining(OPEN);
  }

  private static Upstream at(String host) {
    return new Upstream(host, "shop tool");
  }

  private boolean succeed() {
    return succeed(circuits);
  }

  private static boolean succeed(HostCircuitBreakers circuits) {
    return circuits.run(SHOP, at(HOST), () -> true, result -> false);
  }

  private void fail(int times) {
    fail(circuits, times);
  }

  private static void fail(HostCircuitBreakers circuits, int times) {
    for (int i = 0; i < times; i++) {
      circuits.run(SHOP, at(HOST), () -> false, result -> true);
    }
  }

  /** True when the exchange took place; fails with {@link CircuitIsOpen} when it did not. */
  private boolean failsAtTheHost() {
    try {
      return !circuits.run(SHOP, at(HOST), () -> false, result -> true);
    } catch (ToolFailure e) {
      throw new CircuitIsOpen(e);
    }
  }

  private static final class CircuitIsOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CircuitIsOpen(ToolFailure cause) {
      super(cause);
    }
  }

  private void failWith(Reason reason) {
    assertThatThrownBy(
            () ->
                circuits.run(
                    SHOP,
                    at(HOST),
                    () -> {
                      throw new ToolFailure(reason, "Not the host.");
                    },
                    result -> false))
        .hasMessage("Not the host.");
  }

  private static ProjectKey project(String name) {
    return new ProjectKey(new TenantId("acme"), new ProjectId(name));
  }
}
