package dev.patchbay.registry.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChangeSharesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId EVIL = new TenantId("evil");
  private static final TenantId ZOO = new TenantId("zoo");

  private final ChangeShares shares = new ChangeShares(2);

  /** Runs the work while this many changes of the tenant are running. */
  private <T> T during(int changes, TenantId tenant, Supplier<T> work) {
    return changes == 0
        ? work.get()
        : shares.within(tenant, () -> during(changes - 1, tenant, work));
  }

  @Test
  void changeAboveTheTenantsShareIsRefusedAtOnce() {
    String other =
        during(
            2,
            EVIL,
            () -> {
              assertThat(refusal(EVIL)).isEqualTo(FailureKind.BUSY);
              return shares.within(ACME, () -> "changed");
            });

    assertThat(other).isEqualTo("changed");
    assertThat(shares.<String>within(EVIL, () -> "again")).isEqualTo("again");
  }

  @Test
  void allTenantsTogetherLeaveThreadsOfTheServer() {
    FailureKind third = during(2, EVIL, () -> during(2, ACME, () -> refusal(ZOO)));

    assertThat(third).isEqualTo(FailureKind.BUSY);
  }

  @Test
  void failedChangeReleasesItsSlot() {
    for (int i = 0; i < 5; i++) {
      assertThat(
              catchThrowableOfType(
                  IllegalStateException.class,
                  () ->
                      shares.within(
                          EVIL,
                          () -> {
                            throw new IllegalStateException("expected by a test");
                          })))
          .isNotNull();
    }
  }

  @Test
  void shareOfZeroStopsTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChangeShares(0))
        .withMessageContaining("patchbay.limits.changes-at-once");
  }

  private FailureKind refusal(TenantId tenant) {
    return catchThrowableOfType(
            MCPRuntimeException.class, () -> shares.within(tenant, () -> "never"))
        .kind();
  }
}
