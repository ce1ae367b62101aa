package dev.patchbay.registry.budget;

import java.util.Optional;

/**
 * Size of the memory budget.
 *
 * @param most bytes of heap for all requests and calls of the node
 * @param mostOfTenant bytes of these for one tenant
 */
public record MemorySettings(long most, long mostOfTenant) {
  static final String MEMORY = "patchbay.limits.memory";
  static final String MEMORY_PER_TENANT = "patchbay.limits.memory-per-tenant";
  private static final long LEAST = 16L * 1024 * 1024;

  /** For tests and tools. */
  public static final MemorySettings UNLIMITED =
      new MemorySettings(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);

  public MemorySettings {
    check(MEMORY, most);
    check(MEMORY_PER_TENANT, mostOfTenant);
    if (mostOfTenant > most) {
      throw new IllegalArgumentException(
          MEMORY_PER_TENANT
              + " must be at most "
              + MEMORY
              + " ("
              + most
              + "), not "
              + mostOfTenant);
    }
  }

  /**
   * Default: a quarter of the heap, and half of that per tenant. Fails when the settings leave less
   * than half of the heap for everything else.
   */
  static MemorySettings of(Optional<Long> most, Optional<Long> mostOfTenant, long heap) {
    if (most.isPresent() && most.get() > heap / 2) {
      throw new IllegalArgumentException(
          MEMORY
              + " must be at most half of the heap, which is "
              + heap / 2
              + " bytes with this -Xmx, not "
              + most.get());
    }
    long all = most.orElse(Math.max(LEAST, heap / 4));
    return new MemorySettings(all, mostOfTenant.orElse(Math.max(LEAST, all / 2)));
  }

  private static void check(String name, long bytes) {
    if (bytes < LEAST) {
      throw new IllegalArgumentException(
          name + " must be at least " + LEAST + " bytes, not " + bytes);
    }
  }
}
