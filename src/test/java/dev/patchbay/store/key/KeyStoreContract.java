package dev.patchbay.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.registry.access.KeySecret;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.access.Keys;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Permits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Contract of every key store. */
public abstract class KeyStoreContract {
  private static final ApiKey FULL =
      new ApiKey(
          new KeyId("full00000000"),
          new TenantId("acme"),
          "with \"everything\" in it, ünïcode too",
          Set.of(Role.VIEWER, Role.PLATFORM_ADMIN),
          Optional.of(Set.of(new ProjectId("a"), new ProjectId("b"))),
          Optional.of(Instant.parse("2027-01-01T00:00:00.123456Z")),
          "jwt:somebody",
          Keys.NOW,
          Optional.of(Keys.NOW.plusSeconds(5)),
          List.of(
              new KeySecret("aa", Optional.empty()),
              new KeySecret("bb", Optional.of(Keys.NOW.plusSeconds(60)))));
  private static final ApiKey PLAIN = Keys.key("plain0000000");

  private static final CommitPermit NONE = Permits.FREE;

  /** An empty store. */
  protected abstract KeyStore store();

  /** Another view of the stored keys, as after a restart. */
  protected abstract KeyStore again(KeyStore store);

  @Test
  void newStoreHasNoKeys() {
    assertThat(store().read().keys()).isEmpty();
  }

  @Test
  void keysAreReadAsWritten() {
    KeyStore store = store();

    store.add(FULL, NONE);
    store.add(PLAIN, NONE);

    assertThat(store.read().keys()).containsExactlyInAnyOrder(FULL, PLAIN);
    assertThat(again(store).read().keys()).containsExactlyInAnyOrder(FULL, PLAIN);
  }

  @Test
  void firstKeyIsAddedOnce() {
    KeyStore store = store();
    store.add(PLAIN, NONE);

    assertThat(store.addFirst(Keys.key("first0000000", Role.PLATFORM_ADMIN), NONE).value())
        .isTrue();
    assertThat(store.addFirst(Keys.key("second000000", Role.PLATFORM_ADMIN), NONE).value())
        .isFalse();

    assertThat(store.read().keys())
        .extracting(ApiKey::id)
        .containsExactlyInAnyOrder(PLAIN.id(), new KeyId("first0000000"));
  }

  @Test
  void expiringPlatformAdminKeyDoesNotPreventTheFirst() {
    KeyStore store = store();
    store.add(FULL, NONE);

    assertThat(store.addFirst(Keys.key("first0000000", Role.PLATFORM_ADMIN), NONE).value())
        .isTrue();
  }

  @Test
  void oneOfManyConcurrentFirstKeysIsAdded() {
    KeyStore store = store();

    long added =
        IntStream.range(0, 8)
            .parallel()
            .filter(
                i -> store.addFirst(Keys.key("racing00000" + i, Role.PLATFORM_ADMIN), NONE).value())
            .count();

    assertThat(added).isEqualTo(1);
    assertThat(store.read().keys()).hasSize(1);
  }

  @Test
  void rotatedKeyIsNotReplacedByAnOlderState() {
    KeyStore store = store();
    store.add(FULL, NONE);
    ApiKey rotated = Keys.key(FULL.id().value());

    assertThat(store.replace(FULL, rotated, NONE).value()).isTrue();
    assertThat(store.replace(FULL, FULL, NONE).value()).isFalse();

    assertThat(again(store).read().keys()).hasSize(1).allMatch(rotated::hasTextsOf);
  }

  @Test
  void keyIsReplacedByItsId() {
    KeyStore store = store();
    store.add(PLAIN, NONE);
    ApiKey changed = Keys.key("plain0000000", Role.OPERATOR);

    assertThat(store.replace(PLAIN, changed, NONE).value()).isTrue();
    assertThat(store.replace(FULL, FULL, NONE).value()).isFalse();

    assertThat(again(store).read().keys()).containsExactly(changed);
  }

  @Test
  void removedKeyIsGone() {
    KeyStore store = store();
    store.add(PLAIN, NONE);
    store.add(FULL, NONE);

    assertThat(store.remove(PLAIN.id(), NONE).value()).isTrue();
    assertThat(store.remove(PLAIN.id(), NONE).value()).isFalse();

    assertThat(again(store).read().keys()).containsExactly(FULL);
  }

  @Test
  void lastNonExpiringPlatformAdminKeyIsNotRemoved() {
    KeyStore store = store();
    ApiKey first = Keys.key("first0000000", Role.PLATFORM_ADMIN);
    ApiKey second = Keys.key("second000000", Role.PLATFORM_ADMIN);
    store.add(first, NONE);
    store.add(second, NONE);
    // Also of a platform-admin, but it expires or is limited.
    store.add(FULL, NONE);

    assertThat(store.remove(first.id(), NONE).value()).isTrue();
    assertForbidden(() -> store.remove(second.id(), NONE));
    assertThat(store.remove(FULL.id(), NONE).value()).isTrue();

    assertThat(again(store).read().keys()).containsExactly(second);
  }

  @Test
  void oneOfTheConcurrentRemovalsOfTheLastKeysFails() {
    KeyStore store = store();
    List<KeyId> ids = IntStream.range(0, 8).mapToObj(i -> new KeyId("racing00000" + i)).toList();
    ids.forEach(id -> store.add(Keys.key(id.value(), Role.PLATFORM_ADMIN), NONE));

    long refused = ids.parallelStream().filter(id -> isForbidden(store, id)).count();

    assertThat(refused).isEqualTo(1);
    assertThat(store.read().keys()).hasSize(1);
  }

  private static boolean isForbidden(KeyStore store, KeyId id) {
    try {
      return !store.remove(id, NONE).value();
    } catch (MCPRuntimeException e) {
      assertThat(e.kind()).isEqualTo(FailureKind.FORBIDDEN);
      return true;
    }
  }

  private static void assertForbidden(ThrowingCallable call) {
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.FORBIDDEN));
  }

  @Test
  void lastUseIsSavedForExistingKeysAndNeverGoesBack() {
    KeyStore store = store();
    store.add(PLAIN, NONE);
    Instant later = Keys.NOW.plusSeconds(9);

    store.used(Map.of(PLAIN.id(), later, new KeyId("gone00000000"), later));
    store.used(Map.of(PLAIN.id(), Keys.NOW));

    assertThat(again(store).read().keys()).containsExactly(PLAIN.usedAt(later));
  }

  @Test
  void revisionMovesWithChangesAndNotWithUse() {
    KeyStore store = store();
    long empty = store.revision();
    store.add(PLAIN, NONE);
    long added = store.revision();
    store.used(Map.of(PLAIN.id(), Keys.NOW));
    long used = store.revision();
    store.replace(PLAIN, Keys.key("plain0000000", Role.OPERATOR), NONE);
    long replaced = store.revision();
    store.remove(PLAIN.id(), NONE);
    long removed = store.revision();

    assertThat(List.of(empty, added, replaced, removed)).doesNotHaveDuplicates();
    assertThat(used).isEqualTo(added);
    assertThat(store.read().revision()).isEqualTo(removed);
  }
}
