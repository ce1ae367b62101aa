package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.access.AccessSettings;
import dev.patchbay.registry.access.ApiKeys;
import dev.patchbay.registry.access.FreshKey;
import dev.patchbay.registry.access.InMemoryKeyStore;
import dev.patchbay.registry.access.KeyRing;
import dev.patchbay.registry.access.NewKey;
import dev.patchbay.registry.audit.RecordedTrail;
import dev.patchbay.security.token.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialVerifierTest {
  private static final Area REST = new Area(false, Optional.empty());
  private static final Area SHOP = new Area(true, Optional.of(new ProjectId("shop")));
  private static final Area BANK = new Area(true, Optional.of(new ProjectId("bank")));
  private static final Area NOWHERE = new Area(true, Optional.empty());
  private static final Caller ADMIN =
      new Caller(new TenantId("acme"), "jane", Set.of(Role.ADMIN), Optional.empty());

  private final SettableClock clock = new SettableClock();
  private final Issuer issuer = new Issuer(clock);
  private final InMemoryKeyStore store = new InMemoryKeyStore();
  private final KeyRing ring = new KeyRing(store);
  private final ApiKeys keys =
      new ApiKeys(store, ring, new RecordedTrail(), caller -> true, clock, AccessSettings.DEFAULT);
  private final CredentialVerifier credentials =
      new CredentialVerifier(ring, issuer.settings(), clock);

  private FreshKey key(Optional<Instant> expiresAt) {
    return keys.create(
        ADMIN, new NewKey(Optional.empty(), Set.of(Role.VIEWER), "n", Optional.empty(), expiresAt));
  }

  @Test
  void keyIsValidForRestAndMcp() {
    String text = key(Optional.empty()).text().reveal();

    assertThat(credentials.find(text, REST)).isPresent();
    assertThat(credentials.find(text, SHOP)).isPresent();
    assertThat(credentials.find(text, NOWHERE)).isPresent();
  }

  @Test
  void revokedKeyIsForgottenAtOnce() {
    FreshKey fresh = key(Optional.empty());
    Caller caller = credentials.find(fresh.text().reveal(), REST).orElseThrow();
    assertThat(credentials.stillHolds(caller)).isTrue();

    keys.revoke(ADMIN, fresh.key().id());

    assertThat(credentials.find(fresh.text().reveal(), REST)).isEmpty();
    assertThat(credentials.stillHolds(caller)).isFalse();
  }

  @Test
  void cachedKeyExpiresOnTime() {
    FreshKey fresh = key(Optional.of(clock.instant().plusSeconds(5)));
    Caller caller = credentials.find(fresh.text().reveal(), REST).orElseThrow();

    clock.advance(Duration.ofSeconds(5));

    assertThat(credentials.find(fresh.text().reveal(), REST)).isEmpty();
    assertThat(credentials.stillHolds(caller)).isFalse();
  }

  @Test
  void rotatedKeyIsValidByBothTextsDuringTheGracePeriod() {
    FreshKey before = key(Optional.empty());
    credentials.find(before.text().reveal(), REST);
    FreshKey after = keys.rotate(ADMIN, before.key().id()).orElseThrow();

    Caller former = credentials.find(before.text().reveal(), REST).orElseThrow();
    assertThat(credentials.find(after.text().reveal(), REST).map(Caller::id)).contains(former.id());
    clock.advance(AccessSettings.DEFAULT.rotationGrace());

    assertThat(credentials.find(before.text().reveal(), REST)).isEmpty();
    assertThat(credentials.find(after.text().reveal(), REST)).isPresent();
    assertThat(credentials.stillHolds(former)).isFalse();
  }

  @Test
  void streamOpenedBeforeRotationEndsWithTheFormerText() {
    FreshKey before = key(Optional.empty());
    Caller listening = credentials.find(before.text().reveal(), REST).orElseThrow();
    FreshKey after = keys.rotate(ADMIN, before.key().id()).orElseThrow();
    Caller current = credentials.find(after.text().reveal(), REST).orElseThrow();
    assertThat(credentials.stillHolds(listening)).isTrue();

    clock.advance(AccessSettings.DEFAULT.rotationGrace());

    assertThat(credentials.stillHolds(listening)).isFalse();
    assertThat(credentials.stillHolds(current.at("192.0.2.1"))).isTrue();
  }

  @Test
  void useOfAKeyIsRecorded() {
    FreshKey fresh = key(Optional.empty());
    credentials.find(fresh.text().reveal(), REST);
    clock.advance(Duration.ofSeconds(3));
    credentials.find(fresh.text().reveal(), REST);

    assertThat(keys.list(ADMIN).get(0).lastUsed()).contains(clock.instant());
  }

  @Test
  void tokenForAllOfPatchbayIsValidEverywhere() {
    String token = issuer.token(claims -> claims.audience(Issuer.AUDIENCE));

    assertThat(credentials.find(token, REST).orElseThrow().roles()).containsExactly(Role.OPERATOR);
    assertThat(credentials.find(token, SHOP)).isPresent();
    assertThat(credentials.find(token, NOWHERE)).isEmpty();
  }

  @Test
  void tokenForOneProjectIsRefusedForOthers() {
    String token = issuer.token(claims -> claims.audience(Issuer.URL + "/mcp/shop"));

    Caller caller = credentials.find(token, SHOP).orElseThrow();
    assertThat(caller.mayKnow(new ProjectId("shop"))).isTrue();
    assertThat(caller.mayKnow(new ProjectId("bank"))).isFalse();
    assertThat(credentials.find(token, BANK)).isEmpty();
    assertThat(credentials.find(token, REST)).isEmpty();
  }

  @Test
  void scopesRestrictATokenForMcpOnly() {
    String token =
        issuer.token(
            claims -> claims.audience(Issuer.AUDIENCE).claim("scope", "openid tools:read"));

    assertThat(credentials.find(token, SHOP).orElseThrow().roles()).containsExactly(Role.VIEWER);
    assertThat(credentials.find(token, REST).orElseThrow().roles()).containsExactly(Role.OPERATOR);
  }

  @Test
  void cachedTokenExpiresOneMinuteAfterItsTime() {
    String token = issuer.token(claims -> claims.audience(Issuer.AUDIENCE));
    Caller caller = credentials.find(token, REST).orElseThrow();

    clock.advance(Issuer.LIFE.plusSeconds(59));
    assertThat(credentials.find(token, REST)).isPresent();
    clock.advance(Duration.ofSeconds(1));

    assertThat(credentials.find(token, REST)).isEmpty();
    assertThat(credentials.stillHolds(caller)).isFalse();
  }

  @Test
  void tokenWithAKeyIdAsSubjectIsNotThatKey() {
    FreshKey key = key(Optional.empty());
    String token =
        issuer.token(claims -> claims.audience(Issuer.AUDIENCE).subject(key.key().id().value()));
    Caller ofKey = credentials.find(key.text().reveal(), REST).orElseThrow();
    clock.advance(Duration.ofSeconds(3));

    Caller ofToken = credentials.find(token, REST).orElseThrow();
    keys.revoke(ADMIN, key.key().id());

    assertThat(ofToken.identity()).isNotEqualTo(ofKey.identity());
    assertThat(ofToken.id()).isNotEqualTo(ofKey.id());
    assertThat(credentials.stillHolds(ofKey)).isFalse();
    assertThat(credentials.stillHolds(ofToken)).isTrue();
  }

  @Test
  void callerOfATokenIsNeverCheckedAgainstAKey() {
    Caller token =
        new Caller(
            ADMIN.tenant(),
            "0123456789ab",
            ADMIN.roles(),
            Optional.empty(),
            "",
            Optional.empty(),
            Caller.Kind.TOKEN,
            Optional.empty());

    assertThat(credentials.stillHolds(token)).isTrue();
  }

  @Test
  void otherTextIsNoCredential() {
    assertThat(credentials.find("x", REST)).isEmpty();
    assertThat(credentials.find("pbk_x", REST)).isEmpty();
    assertThat(credentials.find("a.b.c", REST)).isEmpty();
  }
}
