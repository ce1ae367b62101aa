package dev.patchbay.security;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * Route template of a request ({@code /v1/projects/{project}}), which keeps the number of metric
 * series small.
 */
public final class Routes {
  private static final String ATTRIBUTE = Routes.class.getName();

  private Routes() {}

  public static void set(ServletRequest request, String template) {
    request.setAttribute(ATTRIBUTE, template);
  }

  /** Finds the template; empty when no route matched. */
  public static Optional<String> of(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(String::valueOf);
  }
}
