package dev.patchbay.upstream;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.upstream.ToolFailure.Reason;

/** Heap budget of one call: reserved before an answer is read, and before its tree is built. */
@FunctionalInterface
public interface CallMemory {
  /** For calls without a request. */
  CallMemory UNLIMITED = bytes -> {};

  /** Reserves bytes; fails with {@link ToolFailure} (LIMIT) when the budget is exhausted. */
  void reserve(long bytes);

  /** Budget of the request that makes the call. */
  static CallMemory of(MemoryBudget.Reservation reservation) {
    return bytes -> {
      try {
        reservation.grow(bytes);
      } catch (MCPRuntimeException e) {
        throw new ToolFailure(Reason.LIMIT, "The answer was not read: " + e.detail());
      }
    };
  }
}
