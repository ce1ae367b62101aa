package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final SettableClock clock = new SettableClock();

  private RateLimits limits(Integer failures, Integer requests) {
    return new RateLimits(
        new RateLimitSettings(
            Optional.ofNullable(failures), Optional.ofNullable(requests), Optional.of(2)),
        clock::nanoTime);
  }

  private static Caller caller(String id) {
    return new Caller(new TenantId("acme"), id, Set.of(Role.VIEWER), Optional.empty());
  }

  @Test
  void failureAboveTheLimitWaitsForTheNextMinute() {
    RateLimits limits = limits(2, null);
    assertThat(limits.failed("10.0.0.1")).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    assertThat(limits.failed("10.0.0.1")).isEmpty();

    assertThat(limits.failed("10.0.0.1")).contains(Duration.ofSeconds(40));
    assertThat(limits.failed("10.0.0.2")).isEmpty();
    clock.advance(Duration.ofSeconds(40));
    assertThat(limits.failed("10.0.0.1")).isEmpty();
  }

  @Test
  void ipv6NetworkCountsAsOneClient() {
    RateLimits limits = limits(1, null);
    assertThat(limits.failed("2001:db8:1:2:3:4:5:6")).isEmpty();

    assertThat(limits.failed("2001:db8:1:2:9:9:9:9")).isPresent();
    assertThat(limits.failed("2001:db8:1:3:3:4:5:6")).isEmpty();
    assertThat(limits.failed("0:0:0:0:0:0:0:1")).isEmpty();
  }

  @Test
  void requestsAreCountedByCaller() {
    RateLimits limits = limits(null, 1);
    assertThat(limits.asked(caller("a"))).isEmpty();

    assertThat(limits.asked(caller("a"))).contains(Duration.ofMinutes(1));
    assertThat(limits.asked(caller("b"))).isEmpty();
  }

  @Test
  void equalNamesOfTwoTenantsAreCountedSeparately() {
    RateLimits limits = limits(null, 1);
    Caller ofAcme = caller("jwt:jane");
    assertThat(limits.asked(ofAcme)).isEmpty();

    assertThat(limits.asked(ofAcme.in(new TenantId("globex")))).isEmpty();
    assertThat(limits.asked(ofAcme)).isPresent();
  }

  @Test
  void tokenWithAKeyIdAsSubjectIsCountedSeparately() {
    RateLimits limits = limits(null, 1);
    assertThat(limits.asked(of(Caller.Kind.KEY))).isEmpty();

    assertThat(limits.asked(of(Caller.Kind.TOKEN))).isEmpty();
    assertThat(limits.asked(of(Caller.Kind.KEY))).isPresent();
  }

  private static Caller of(Caller.Kind kind) {
    return new Caller(
        new TenantId("acme"),
        "0123456789ab",
        Set.of(Role.VIEWER),
        Optional.empty(),
        "",
        Optional.empty(),
        kind,
        Optional.empty());
  }

  @Test
  void wallClockHasNoEffectOnTheWindow() {
    RateLimits limits = limits(1, 1);
    assertThat(limits.failed("10.0.0.1")).isEmpty();
    assertThat(limits.asked(caller("a"))).isEmpty();

    clock.set(Duration.ofDays(-1));
    clock.advance(Duration.ofSeconds(59));
    assertThat(limits.failed("10.0.0.1")).contains(Duration.ofSeconds(1));
    assertThat(limits.asked(caller("a"))).contains(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));

    assertThat(limits.failed("10.0.0.1")).isEmpty();
    assertThat(limits.asked(caller("a"))).isEmpty();
  }

  @Test
  void changesAreCountedByTenant() {
    RateLimits limits = limits(null, null);
    TenantId acme = new TenantId("acme");
    assertThat(limits.changes(acme)).isEmpty();
    assertThat(limits.changes(acme)).isEmpty();

    assertThat(limits.changes(acme)).contains(Duration.ofMinutes(1));
    assertThat(limits.changes(new TenantId("globex"))).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(limits.changes(acme)).isEmpty();
  }

  @Test
  void withoutALimitNothingIsCounted() {
    RateLimits limits = limits(null, null);

    for (int i = 0; i < 1000; i++) {
      assertThat(limits.failed("10.0.0.1")).isEmpty();
      assertThat(limits.asked(caller("a"))).isEmpty();
    }
  }
}
