package dev.patchbay.security;

import dev.patchbay.registry.budget.MemoryBudget;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Heap reservation of a request, which lasts as long as the request. */
public final class RequestMemory {
  private static final String ATTRIBUTE = RequestMemory.class.getName();

  private RequestMemory() {}

  /**
   * Returns the reservation; fails when {@link MemoryFilter} has not run, because no body may be
   * read without a budget.
   */
  public static MemoryBudget.Reservation of(ServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("no MemoryFilter before this request"));
  }

  /** Finds the reservation; empty for a dispatched request, which has no body. */
  public static Optional<MemoryBudget.Reservation> find(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
        .map(MemoryBudget.Reservation.class::cast);
  }

  static void set(ServletRequest request, MemoryBudget.Reservation reservation) {
    request.setAttribute(ATTRIBUTE, reservation);
  }
}
