package dev.patchbay.security;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import jakarta.servlet.ServletRequest;

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
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new MCPRuntimeException(FailureKind.UNAUTHENTICATED, CallerFilter.UNAUTHENTICATED);
  }

  static void set(ServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
