package dev.patchbay.security;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * The caller of a request, put there by {@link CallerFilter} before anything else sees the request.
 */
public final class Callers {
  private static final String ATTRIBUTE = Callers.class.getName();

  private Callers() {}

  /**
   * Fails with UNAUTHENTICATED where no filter has let the request in: closed, not open, by
   * default.
   */
  public static Caller of(ServletRequest request) {
    return find(request)
        .orElseThrow(
            () ->
                new MCPRuntimeException(FailureKind.UNAUTHENTICATED, CallerFilter.UNAUTHENTICATED));
  }

  /** Empty where no filter has let the request in. */
  public static Optional<Caller> find(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(Caller.class::cast);
  }

  static void set(ServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
