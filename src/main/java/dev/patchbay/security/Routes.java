package dev.patchbay.security;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * The route that answers a request, as a template ({@code /v1/projects/{project}}), for metrics
 * with few series.
 */
public final class Routes {
  private static final String ATTRIBUTE = Routes.class.getName();

  private Routes() {}

  public static void set(ServletRequest request, String template) {
    request.setAttribute(ATTRIBUTE, template);
  }

  /** Empty when no route was found. */
  public static Optional<String> of(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(String::valueOf);
  }
}
