package dev.patchbay.mcp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.mcp.Example;
import dev.patchbay.mcp.protocol.ClientCapabilities;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.Threads;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final AtomicInteger ids = new AtomicInteger();
  private final SettableClock clock = new SettableClock();
  private final Sessions sessions =
      new Sessions(
          clock::nanoTime,
          () -> "s" + ids.incrementAndGet(),
          IDLE,
          new SessionSettings(16, 16, 16));

  @Test
  void idleSessionExpiresAndUsedOneStays() {
    Session session = open();

    clock.advance(IDLE);
    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).contains(session);
    clock.advance(IDLE);
    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).contains(session);
    clock.advance(IDLE.plusMillis(1));
    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).isEmpty();
  }

  @Test
  void sessionWithAStreamIsNotIdle() {
    open();
    open();

    clock.advance(IDLE.plusMillis(1));
    sessions.expire(session -> session.id().equals("s2"));

    assertThat(sessions.count()).isEqualTo(1);
    assertThat(sessions.find("s2", Example.PROJECT, Example.CALLER)).isPresent();
  }

  @Test
  void oldestSessionsAreEvicted() {
    for (int i = 0; i < 40; i++) {
      clock.advance(Duration.ofSeconds(1));
      open();
    }

    assertThat(sessions.count()).isLessThanOrEqualTo(16);
    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).isEmpty();
    assertThat(sessions.find("s40", Example.PROJECT, Example.CALLER)).isPresent();
  }

  @Test
  void largestTenantIsEvictedFirst() {
    TenantId globex = new TenantId("globex");
    ProjectKey other = new ProjectKey(globex, Example.PROJECT.project());
    Caller caller = new Caller(globex, "joe", Example.CALLER.roles(), Optional.empty());
    String first = sessions.open(other, caller, new ClientCapabilities(Set.of())).id();

    for (int i = 0; i < 40; i++) {
      clock.advance(Duration.ofSeconds(1));
      open();
    }

    assertThat(sessions.find(first, other, caller)).isPresent();
    assertThat(sessions.count()).isLessThanOrEqualTo(16);
  }

  @Test
  void keyAtItsShareLosesItsOldestSession() {
    Sessions shares = withShares(100, 100, 8);
    Caller bob = Example.CALLER;
    Caller ben = new Caller(bob.tenant(), "ben", bob.roles(), Optional.empty());
    String first = open(shares, ben);

    for (int i = 0; i < 40; i++) {
      clock.advance(Duration.ofSeconds(1));
      open(shares, bob);
    }

    assertThat(shares.count()).isEqualTo(9);
    assertThat(shares.find(first, Example.PROJECT, ben)).isPresent();
  }

  @Test
  void tenantAtItsShareLosesItsOldestSession() {
    Sessions shares = withShares(100, 8, 8);
    String first = open(shares, Example.CALLER);

    for (int i = 0; i < 40; i++) {
      clock.advance(Duration.ofSeconds(1));
      open(
          shares,
          new Caller(Example.CALLER.tenant(), "ben" + i, Example.CALLER.roles(), Optional.empty()));
    }

    assertThat(shares.count()).isEqualTo(8);
    assertThat(shares.find(first, Example.PROJECT, Example.CALLER)).isEmpty();
  }

  @Test
  void busySessionIsNotEvicted() {
    Sessions shares = withShares(100, 100, 1);
    Session running =
        shares.open(Example.PROJECT, Example.CALLER, new ClientCapabilities(Set.of()));
    running.begin("1");

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> open(shares, Example.CALLER))
        .returns(FailureKind.BUSY, MCPRuntimeException::kind);

    running.end("1");
    open(shares, Example.CALLER);
    assertThat(shares.count()).isEqualTo(1);
  }

  private Sessions withShares(int most, int ofTenant, int ofKey) {
    return new Sessions(
        clock::nanoTime,
        () -> "s" + ids.incrementAndGet(),
        IDLE,
        new SessionSettings(most, ofTenant, ofKey));
  }

  private static String open(Sessions shares, Caller caller) {
    return shares.open(Example.PROJECT, caller, new ClientCapabilities(Set.of())).id();
  }

  @Test
  void concurrentOpensRespectTheLimit() {
    AtomicInteger most = new AtomicInteger();

    Threads.together(
        64,
        i -> {
          open();
          most.accumulateAndGet(sessions.count(), Math::max);
        });

    assertThat(most.get()).isLessThanOrEqualTo(16);
  }

  @Test
  void wallClockHasNoEffectOnSessions() {
    open();

    clock.set(Duration.ofDays(-1));
    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).isPresent();
    clock.advance(IDLE.plusMillis(1));

    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).isEmpty();
  }

  @Test
  void tokenWithAKeyIdAsSubjectHasItsOwnSession() {
    sessions.open(Example.PROJECT, of(Caller.Kind.KEY), new ClientCapabilities(Set.of()));

    assertThat(sessions.find("s1", Example.PROJECT, of(Caller.Kind.TOKEN))).isEmpty();
    assertThat(sessions.find("s1", Example.PROJECT, of(Caller.Kind.KEY))).isPresent();
  }

  private static Caller of(Caller.Kind kind) {
    return new Caller(
        Example.TENANT,
        "0123456789ab",
        Set.of(),
        Optional.empty(),
        "",
        Optional.empty(),
        kind,
        Optional.empty());
  }

  @Test
  void closedSessionIsNotFound() {
    sessions.close(open());

    assertThat(sessions.find("s1", Example.PROJECT, Example.CALLER)).isEmpty();
  }

  private Session open() {
    return sessions.open(Example.PROJECT, Example.CALLER, new ClientCapabilities(Set.of()));
  }
}
