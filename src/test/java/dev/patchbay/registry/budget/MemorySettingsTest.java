package dev.patchbay.registry.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemorySettingsTest {
  private static final long MIB = 1024 * 1024;

  @Test
  void budgetDefaultsToAQuarterOfTheHeap() {
    assertThat(settings(Optional.empty(), Optional.empty(), 512 * MIB))
        .isEqualTo(new MemorySettings(128 * MIB, 64 * MIB));
    assertThat(settings(Optional.of(100 * MIB), Optional.of(20 * MIB), 512 * MIB))
        .isEqualTo(new MemorySettings(100 * MIB, 20 * MIB));
  }

  @Test
  void budgetThatLeavesTooLittleHeapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Optional.of(257 * MIB), Optional.empty(), 512 * MIB))
        .withMessage(
            "patchbay.limits.memory must be at most half of the heap, which is 268435456 bytes with"
                + " this -Xmx, not 269484032");
  }

  @Test
  void budgetTooSmallForAnyRequestIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Optional.of(MIB), Optional.empty(), 512 * MIB))
        .withMessageContaining("patchbay.limits.memory must be at least");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Optional.of(32 * MIB), Optional.of(64 * MIB), 512 * MIB))
        .withMessageContaining("patchbay.limits.memory-per-tenant must be at most");
  }

  @Test
  void startWarnsOfALimitTooLargeForTheHeap() {
    MemorySettings small = settings(Optional.empty(), Optional.empty(), 256 * MIB);

    assertThat(HeapCheck.warning(small, new MemoryNeed("an answer", 32 * MIB))).isEmpty();
    assertThat(HeapCheck.warning(small, new MemoryNeed("an answer", 64 * MIB)).orElseThrow())
        .isEqualTo(
            "The heap is small for the limits: an answer may need 64 MiB, and a tenant has 32 MiB"
                + " (patchbay.limits.memory-per-tenant). Such work is refused. Raise -Xmx to 512"
                + " MiB, or lower the limit.");
  }

  private static MemorySettings settings(Optional<Long> most, Optional<Long> share, long heap) {
    return MemorySettings.of(most, share, heap);
  }
}
