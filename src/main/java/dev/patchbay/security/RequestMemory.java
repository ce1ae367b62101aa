package dev.patchbay.security;

import dev.patchbay.registry.budget.MemoryBudget;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** The heap that is reserved for a request, as long as the request lasts. */
public final class RequestMemory {
  private static final String ATTRIBUTE = RequestMemory.class.getName();

  private RequestMemory() {}

  /** Fails where {@link MemoryFilter} does not stand in front: nothing is read without a budget. */
  public static MemoryBudget.Reservation of(ServletRequest request) {
    return find(request)
        .orElseThrow(() -> new IllegalStateException("no MemoryFilter before this request"));
  }

  /** Empty for a request that is dispatched again, which has no body. */
  public static Optional<MemoryBudget.Reservation> find(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
        .map(MemoryBudget.Reservation.class::cast);
  }

  static void set(ServletRequest request, MemoryBudget.Reservation reservation) {
    request.setAttribute(ATTRIBUTE, reservation);
  }
}
