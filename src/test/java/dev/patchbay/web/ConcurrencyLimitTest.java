package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  private static final long MEGABYTE = 1024 * 1024;

  private final ConcurrencyLimit load = load(Optional.of(2));

  private static ConcurrencyLimit load(Optional<Integer> most) {
    return new ConcurrencyLimit(new LoadSettings(Duration.ofSeconds(1), MEGABYTE, most));
  }

  private RequestSlot entered(String owner) {
    RequestSlot slot = new RequestSlot(owner);
    load.enter(slot, owner);
    return slot;
  }

  @Test
  void eachOwnerHasItsOwnLimit() {
    RequestSlot first = entered("a");
    entered("a");

    assertThat(entered("a").isAdmitted()).isFalse();
    assertThat(entered("b").isAdmitted()).isTrue();

    load.leave(first);
    load.leave(first);

    assertThat(entered("a").isAdmitted()).isTrue();
    assertThat(entered("a").isAdmitted()).isFalse();
  }

  @Test
  void authenticatedCallerFreesItsAddressSlot() {
    RequestSlot caller = entered("a");
    entered("a");

    assertThat(load.enter(caller, "tenant t")).isTrue();

    assertThat(caller.owner()).isEqualTo("tenant t");
    assertThat(entered("a").isAdmitted()).isTrue();
    load.leave(caller);
    assertThat(entered("a").isAdmitted()).isFalse();
  }

  @Test
  void authenticatedCallerIsAdmittedAtAFullAddress() {
    entered("a");
    entered("a");
    RequestSlot caller = entered("a");
    assertThat(caller.isAdmitted()).isFalse();

    assertThat(load.enter(caller, "tenant t")).isTrue();

    assertThat(caller.isAdmitted()).isTrue();
  }

  @Test
  void everyRequestIsAdmittedWithoutALimit() {
    ConcurrencyLimit open = load(Optional.empty());

    for (int i = 0; i < 1_000; i++) {
      assertThat(open.enter(new RequestSlot("a"), "a")).isTrue();
    }
  }
}
