package dev.patchbay.upstream;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.upstream.ToolFailure.Reason;

/** The heap of one call: reserved before an answer is read, and before its tree is made. */
@FunctionalInterface
public interface CallMemory {
  /** For calls that no request makes. */
  CallMemory UNLIMITED = bytes -> {};

  /** Fails with {@link ToolFailure} (LIMIT) where the budget has not so many bytes more. */
  void reserve(long bytes);

  /** Of the request that makes the call. */
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
