package dev.patchbay.security;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** The caller of a request, which {@link CallerFilter} stores as a request attribute. */
public final class Callers {
  private static final String ATTRIBUTE = Callers.class.getName();

  private Callers() {}

  /** Returns the caller; fails with UNAUTHENTICATED when no filter has admitted the request. */
  public static Caller of(ServletRequest request) {
    return find(request)
        .orElseThrow(
            () ->
                new MCPRuntimeException(FailureKind.UNAUTHENTICATED, CallerFilter.UNAUTHENTICATED));
  }

  /** Finds the caller; empty when no filter has admitted the request. */
  public static Optional<Caller> find(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(Caller.class::cast);
  }

  static void set(ServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
