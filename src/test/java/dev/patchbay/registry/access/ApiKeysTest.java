package dev.patchbay.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.audit.RecordedTrail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private static final Optional<Set<ProjectId>> SHOP = Optional.of(Set.of(new ProjectId("shop")));
  private static final Caller ADMIN = caller("acme", Role.ADMIN);
  private static final Caller PLATFORM = caller("default", Role.PLATFORM_ADMIN);
  private static final Caller SHOP_ADMIN =
      new Caller(new TenantId("acme"), "lou", Set.of(Role.ADMIN), SHOP);

  private final SettableClock clock = new SettableClock();
  private final InMemoryKeyStore store = new InMemoryKeyStore();
  private final RecordedTrail trail = new RecordedTrail();
  private final KeyRing ring = new KeyRing(store);
  private final ApiKeys keys =
      new ApiKeys(
          store, ring, trail, caller -> true, clock, new AccessSettings(Duration.ofMinutes(10)));

  private static Caller caller(String tenant, Role role) {
    return new Caller(new TenantId(tenant), "jane", Set.of(role), Optional.empty());
  }

  private static NewKey wish(Role... roles) {
    return new NewKey(Optional.empty(), Set.of(roles), "name", Optional.empty(), Optional.empty());
  }

  private static NewKey wishFor(Optional<Set<ProjectId>> projects) {
    return new NewKey(Optional.empty(), Set.of(Role.VIEWER), "name", projects, Optional.empty());
  }

  private Optional<Caller> holder(FreshKey fresh) {
    return ring.find(fresh.key().id()).flatMap(key -> key.caller(fresh.text(), clock.instant()));
  }

  private static void assertForbidden(ThrowingCallable call) {
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.FORBIDDEN));
  }

  @BeforeEach
  void haveALastingPlatformAdmin() {
    store.add(Keys.key("lasting00000", Role.PLATFORM_ADMIN));
  }

  @Test
  void keyAuthenticatesItsHolder() {
    FreshKey fresh = keys.create(ADMIN, wish(Role.OPERATOR));

    Caller holder = holder(fresh).orElseThrow();
    assertThat(holder.tenant()).isEqualTo(new TenantId("acme"));
    assertThat(holder.id()).isEqualTo(fresh.key().id().value());
    assertThat(holder.roles()).containsExactly(Role.OPERATOR);
    assertThat(holder.projects()).isEmpty();
    assertThat(fresh.key().createdBy()).isEqualTo("jane");
  }

  @Test
  void tenantHasALimitOfKeys() {
    for (int i = 0; i < ApiKey.MOST_OF_A_TENANT; i++) {
      store.add(Keys.key("acme%08d".formatted(i), Role.VIEWER));
    }

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> keys.create(ADMIN, wish(Role.VIEWER)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.VALIDATION_ERROR));
    assertThat(keys.create(caller("globex", Role.ADMIN), wish(Role.VIEWER))).isNotNull();
  }

  @Test
  void keyWithAnotherSecretAuthenticatesNoCaller() {
    FreshKey fresh = keys.create(ADMIN, wish(Role.OPERATOR));
    ApiKeyText forged = ApiKeyText.fresh(fresh.key().id(), count -> new byte[count]);

    assertThat(holder(new FreshKey(fresh.key(), forged))).isEmpty();
  }

  @Test
  void roleAboveTheCallersOwnIsNotGranted() {
    assertForbidden(() -> keys.create(ADMIN, wish(Role.PLATFORM_ADMIN)));
    assertForbidden(() -> keys.create(ADMIN, wish(Role.VIEWER, Role.PLATFORM_ADMIN)));
    assertThat(keys.create(PLATFORM, wish(Role.PLATFORM_ADMIN)).key().roles())
        .containsExactly(Role.PLATFORM_ADMIN);
  }

  @Test
  void onlyAPlatformAdminNamesAnotherTenant() {
    NewKey elsewhere =
        new NewKey(
            Optional.of(new TenantId("other")),
            Set.of(Role.ADMIN),
            "name",
            Optional.empty(),
            Optional.empty());

    assertForbidden(() -> keys.create(ADMIN, elsewhere));
    assertThat(keys.create(PLATFORM, elsewhere).key().tenant()).isEqualTo(new TenantId("other"));
  }

  @Test
  void limitedCallerGrantsOnlyItsProjects() {
    assertThat(keys.create(SHOP_ADMIN, wishFor(Optional.empty())).key().projects()).isEqualTo(SHOP);
    assertThat(keys.create(SHOP_ADMIN, wishFor(SHOP)).key().projects()).isEqualTo(SHOP);
    assertForbidden(
        () ->
            keys.create(
                SHOP_ADMIN,
                wishFor(Optional.of(Set.of(new ProjectId("shop"), new ProjectId("bank"))))));
  }

  @Test
  void keysThatTheCallerMayNotSeeAreAbsent() {
    FreshKey wide = keys.create(ADMIN, wish(Role.VIEWER));
    FreshKey narrow = keys.create(ADMIN, wishFor(SHOP));
    FreshKey foreign = keys.create(caller("other", Role.ADMIN), wish(Role.VIEWER));

    assertThat(keys.list(SHOP_ADMIN)).containsExactly(narrow.key());
    assertThat(keys.list(ADMIN))
        .extracting(ApiKey::id)
        .contains(wide.key().id(), narrow.key().id())
        .doesNotContain(foreign.key().id());
    assertThat(keys.revoke(SHOP_ADMIN, wide.key().id())).isEmpty();
    assertThat(keys.rotate(SHOP_ADMIN, wide.key().id())).isEmpty();
    assertThat(keys.revoke(ADMIN, foreign.key().id())).isEmpty();
    assertThat(keys.rotate(ADMIN, foreign.key().id())).isEmpty();
    assertThat(keys.list(PLATFORM)).hasSize(4);
    assertThat(holder(wide)).isPresent();
    assertThat(holder(foreign)).isPresent();
  }

  @Test
  void keyOfAHigherRoleIsNeitherRevokedNorRotated() {
    // Its tenant is acme, too.
    KeyId higher = new KeyId("lasting00000");

    assertForbidden(() -> keys.revoke(ADMIN, higher));
    assertForbidden(() -> keys.rotate(ADMIN, higher));
  }

  @Test
  void revokedKeyIsRejected() {
    FreshKey fresh = keys.create(ADMIN, wish(Role.VIEWER));

    assertThat(keys.revoke(ADMIN, fresh.key().id())).contains(fresh.key());

    assertThat(holder(fresh)).isEmpty();
    assertThat(keys.revoke(ADMIN, fresh.key().id())).isEmpty();
  }

  @Test
  void lastNonExpiringPlatformAdminKeyIsNotRevoked() {
    KeyId last = new KeyId("lasting00000");
    NewKey passing =
        new NewKey(
            Optional.empty(),
            Set.of(Role.PLATFORM_ADMIN),
            "name",
            Optional.empty(),
            Optional.of(Keys.NOW.plusSeconds(60)));
    keys.create(PLATFORM, passing);

    assertForbidden(() -> keys.revoke(PLATFORM, last));

    keys.create(PLATFORM, wish(Role.PLATFORM_ADMIN));
    assertThat(keys.revoke(PLATFORM, last)).isPresent();
  }

  @Test
  void concurrentChangeOfAnotherNodeCounts() {
    KeyId last = new KeyId("lasting00000");
    FreshKey other = keys.create(PLATFORM, wish(Role.PLATFORM_ADMIN));
    FreshKey gone = keys.create(ADMIN, wish(Role.VIEWER));
    int before = trail.all().size();
    store.whenOneIsRemoved(
        () -> {
          store.whenOneIsRemoved(() -> {});
          store.remove(other.key().id(), Permits.FREE);
          store.remove(gone.key().id(), Permits.FREE);
        });

    assertForbidden(() -> keys.revoke(PLATFORM, last));

    assertThat(keys.revoke(ADMIN, gone.key().id())).isEmpty();
    assertThat(keys.rotate(ADMIN, gone.key().id())).isEmpty();
    assertThat(trail.all()).hasSize(before);
    store.add(Keys.key("another00000", Role.PLATFORM_ADMIN));
    assertThat(keys.revoke(PLATFORM, last)).isPresent();
  }

  @Test
  void bothTextsWorkDuringTheGracePeriod() {
    FreshKey before = keys.create(ADMIN, wish(Role.VIEWER));

    FreshKey after = keys.rotate(ADMIN, before.key().id()).orElseThrow();

    assertThat(holder(after)).isPresent();
    assertThat(holder(before).flatMap(Caller::expiresAt)).contains(Keys.NOW.plusSeconds(600));
    assertThat(after.formerUntil()).contains(Keys.NOW.plusSeconds(600));
    clock.advance(Duration.ofMinutes(10));
    assertThat(holder(after)).isPresent();
    assertThat(holder(before)).isEmpty();
  }

  @Test
  void secondRotationEndsTheFirstText() {
    FreshKey first = keys.create(ADMIN, wish(Role.VIEWER));
    FreshKey second = keys.rotate(ADMIN, first.key().id()).orElseThrow();

    FreshKey third = keys.rotate(ADMIN, first.key().id()).orElseThrow();

    assertThat(holder(first)).isEmpty();
    assertThat(holder(second)).isPresent();
    assertThat(holder(third)).isPresent();
  }

  @Test
  void concurrentRotationsOnTwoNodesBothReturnAValidText() {
    FreshKey first = keys.create(ADMIN, wish(Role.VIEWER));
    List<FreshKey> theirs = new ArrayList<>();
    ApiKeys otherNode =
        new ApiKeys(
            store, new KeyRing(store), trail, caller -> true, clock, AccessSettings.DEFAULT);
    store.whenOneIsReplaced(
        () -> theirs.add(otherNode.rotate(ADMIN, first.key().id()).orElseThrow()));

    FreshKey ours = keys.rotate(ADMIN, first.key().id()).orElseThrow();

    assertThat(holder(ours)).isPresent();
    assertThat(holder(theirs.get(0))).isPresent();
    assertThat(holder(first)).isEmpty();
  }

  @Test
  void expiredKeyIsRejectedAndNotRotated() {
    NewKey passing =
        new NewKey(
            Optional.empty(),
            Set.of(Role.VIEWER),
            "name",
            Optional.empty(),
            Optional.of(Keys.NOW.plusSeconds(60)));
    FreshKey fresh = keys.create(ADMIN, passing);
    assertThat(holder(fresh).flatMap(Caller::expiresAt)).contains(Keys.NOW.plusSeconds(60));

    clock.advance(Duration.ofSeconds(60));

    assertThat(holder(fresh)).isEmpty();
    assertThat(keys.rotate(ADMIN, fresh.key().id())).isEmpty();
  }

  @Test
  void everyChangeIsRecorded() {
    Caller admin = ADMIN.at("10.0.0.1");
    FreshKey fresh = keys.create(admin, wish(Role.VIEWER));
    FreshKey rotated = keys.rotate(admin, fresh.key().id()).orElseThrow();
    keys.revoke(admin, fresh.key().id());

    assertThat(trail.all())
        .extracting(AuditRecord::action)
        .containsExactly("KeyCreated", "KeyRotated", "KeyRevoked");
    assertThat(trail.all())
        .allSatisfy(
            record -> {
              assertThat(record.object()).isEqualTo(fresh.key().id().value());
              assertThat(record.actor()).isEqualTo("jane");
              assertThat(record.address()).contains("10.0.0.1");
              assertThat(record.toString())
                  .doesNotContain(fresh.text().reveal(), rotated.text().reveal());
            });
    assertThat(trail.all().get(1).before()).isEqualTo(trail.all().get(0).after());
    assertThat(trail.all().get(2).before()).isEqualTo(trail.all().get(1).after());
  }

  @Test
  void changeThatCannotBeRecordedDoesNotHappen() {
    FreshKey fresh = keys.create(ADMIN, wish(Role.VIEWER));
    trail.failFromNowOn();

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> keys.revoke(ADMIN, fresh.key().id()));
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> keys.create(ADMIN, wish(Role.VIEWER)));

    assertThat(holder(fresh)).isPresent();
    assertThat(store.read().keys()).hasSize(2);
  }

  @Test
  void lastUseIsListedBeforeAndAfterTheSave() {
    FreshKey fresh = keys.create(ADMIN, wish(Role.VIEWER));
    ring.used(fresh.key().id(), Keys.NOW.plusSeconds(3));

    assertThat(lastUse(fresh)).contains(Keys.NOW.plusSeconds(3));
    ring.saveUse();
    assertThat(lastUse(fresh)).contains(Keys.NOW.plusSeconds(3));
    assertThat(new KeyRing(store).find(fresh.key().id()).flatMap(ApiKey::lastUsed))
        .contains(Keys.NOW.plusSeconds(3));
  }

  private Optional<java.time.Instant> lastUse(FreshKey fresh) {
    return keys.list(ADMIN).stream()
        .filter(key -> key.id().equals(fresh.key().id()))
        .findFirst()
        .flatMap(ApiKey::lastUsed);
  }

  @Test
  void changesOfAnotherNodeAreFollowed() {
    KeyRing other = new KeyRing(store);
    FreshKey fresh = keys.create(ADMIN, wish(Role.VIEWER));
    assertThat(other.find(fresh.key().id())).isPresent();
    long before = other.revision();

    keys.revoke(ADMIN, fresh.key().id());
    assertThat(other.find(fresh.key().id())).isPresent();
    other.follow();

    assertThat(other.find(fresh.key().id())).isEmpty();
    assertThat(other.revision()).isNotEqualTo(before);
  }

  @Test
  void keysStayValidWhileTheStoreIsUnavailable() {
    FreshKey fresh = keys.create(ADMIN, wish(Role.VIEWER));
    store.setAway(true);

    assertThat(holder(fresh)).isPresent();
    assertThatExceptionOfType(MCPRuntimeException.class).isThrownBy(ring::follow);
    assertThat(holder(fresh)).isPresent();
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> keys.revoke(ADMIN, fresh.key().id()));
    store.setAway(false);
    assertThat(holder(fresh)).isPresent();
  }
}
