package dev.patchbay.store.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.access.Keys;
import dev.patchbay.registry.audit.Permits;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The number of keys that a tenant gets over all nodes of a store. */
public final class KeyQuota {
  private static final int ROOM = 5;

  private KeyQuota() {}

  /** Of many concurrent keys a tenant gets exactly its limit. */
  public static void check(List<KeyStore> nodes) {
    KeyStore first = nodes.get(0);
    for (int i = 0; i < ApiKey.MOST_OF_A_TENANT - ROOM; i++) {
      first.add(Keys.key("many%08d".formatted(i)), Permits.FREE);
    }
    AtomicInteger added = new AtomicInteger();

    Threads.together(
        16,
        thread -> {
          try {
            KeyStore node = nodes.get(thread % nodes.size());
            node.add(Keys.key("more%08d".formatted(thread)), Permits.FREE);
            added.incrementAndGet();
          } catch (MCPRuntimeException e) {
            assertThat(e.kind()).isEqualTo(FailureKind.VALIDATION_ERROR);
          }
        });

    assertThat(added).hasValue(ROOM);
    assertThat(first.read().keys()).hasSize(ApiKey.MOST_OF_A_TENANT);
  }
}
