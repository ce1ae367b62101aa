package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestLoadTest {
  private static final long MEGABYTE = 1024 * 1024;

  private final RequestLoad load = load(Optional.of(2));

  private static RequestLoad load(Optional<Integer> most) {
    return new RequestLoad(new LoadSettings(Duration.ofSeconds(1), MEGABYTE, most));
  }

  private Visit entered(String owner) {
    Visit visit = new Visit(owner);
    load.enter(visit, owner);
    return visit;
  }

  @Test
  void anOwnerHasSoManyAtATimeAndOthersTheirOwn() {
    Visit first = entered("a");
    entered("a");

    assertThat(entered("a").isAdmitted()).isFalse();
    assertThat(entered("b").isAdmitted()).isTrue();

    load.leave(first);
    load.leave(first);

    assertThat(entered("a").isAdmitted()).isTrue();
    assertThat(entered("a").isAdmitted()).isFalse();
  }

  @Test
  void aKnownCallerLeavesTheAddressToOthers() {
    Visit caller = entered("a");
    entered("a");

    assertThat(load.enter(caller, "tenant t")).isTrue();

    assertThat(caller.owner()).isEqualTo("tenant t");
    assertThat(entered("a").isAdmitted()).isTrue();
    load.leave(caller);
    assertThat(entered("a").isAdmitted()).isFalse();
  }

  @Test
  void aKnownCallerIsLetInAtAnAddressThatIsFull() {
    entered("a");
    entered("a");
    Visit caller = entered("a");
    assertThat(caller.isAdmitted()).isFalse();

    assertThat(load.enter(caller, "tenant t")).isTrue();

    assertThat(caller.isAdmitted()).isTrue();
  }

  @Test
  void withoutALimitEveryOneIsLetIn() {
    RequestLoad open = load(Optional.empty());

    for (int i = 0; i < 1_000; i++) {
      assertThat(open.enter(new Visit("a"), "a")).isTrue();
    }
  }
}
