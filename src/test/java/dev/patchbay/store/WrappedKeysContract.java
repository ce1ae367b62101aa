package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.secret.WrappedKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract of every store of wrapped keys. */
public abstract class WrappedKeysContract {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId ZOO = new TenantId("zoo");
  private static final WrappedKey FIRST = new WrappedKey(ACME, "old", "one");

  private WrappedKeys keys;

  protected abstract WrappedKeys open();

  @BeforeEach
  void openThem() {
    keys = open();
  }

  @Test
  void keyIsFoundByItsTenant() {
    keys.putIfAbsent(FIRST);

    assertThat(keys.find(ACME)).contains(FIRST);
    assertThat(keys.find(ZOO)).isEmpty();
  }

  @Test
  void firstKeyOfATenantStays() {
    keys.putIfAbsent(FIRST);

    assertThat(keys.putIfAbsent(new WrappedKey(ACME, "old", "two"))).isEqualTo(FIRST);
    assertThat(keys.all()).containsExactly(FIRST);
  }

  @Test
  void anyReturnsOneOfTheKeys() {
    assertThat(keys.any()).isEmpty();

    keys.putIfAbsent(FIRST);

    assertThat(keys.any()).contains(FIRST);
  }

  @Test
  void allReturnsTheKeysOfEveryTenant() {
    WrappedKey second = new WrappedKey(ZOO, "old", "two");

    keys.putIfAbsent(FIRST);
    keys.putIfAbsent(second);

    assertThat(keys.all()).containsExactlyInAnyOrder(FIRST, second);
  }

  @Test
  void keyIsReplacedOnlyWhenItIsTheExpectedOne() {
    WrappedKey rotated = new WrappedKey(ACME, "new", "two");
    keys.putIfAbsent(FIRST);

    assertThat(keys.replace(FIRST, rotated)).isTrue();
    assertThat(keys.replace(FIRST, new WrappedKey(ACME, "newer", "three"))).isFalse();
    assertThat(keys.find(ACME)).contains(rotated);
  }
}
