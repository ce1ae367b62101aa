package dev.patchbay.security;

import dev.patchbay.model.PercentDecoding;
import dev.patchbay.model.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Change that a request attempts, derived from its method and path alone, because a refused request
 * is processed no further. Tool calls are not changes of Patchbay's state.
 *
 * @param action name of the event that the change would publish
 */
public record AttemptedChange(String action, String object, Optional<ProjectId> project) {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int LONGEST_OBJECT = 128;
  private static final String PROJECT = "/v1/projects/(?<project>[^/]+)";
  private static final String CONNECTOR = PROJECT + "/connectors/(?<object>[^/]+)";
  private static final String KEY = "/v1/keys/(?<object>[^/]+)";

  private static final List<Route> ROUTES =
      List.of(
          new Route("PUT", PROJECT, "ProjectCreated"),
          new Route("DELETE", PROJECT, "ProjectRemoved"),
          new Route(
              "POST", PROJECT + "/connectors/install-from-(file|manifest)", "ConnectorInstalled"),
          new Route("POST", PROJECT + "/install-samples", "ConnectorInstalled"),
          new Route("POST", PROJECT + "/hot-reload", "ConnectorReloaded"),
          new Route("DELETE", CONNECTOR, "ConnectorUninstalled"),
          new Route("POST", CONNECTOR + "/enable", "ConnectorEnabled"),
          new Route("POST", CONNECTOR + "/disable", "ConnectorDisabled"),
          new Route("POST", CONNECTOR + "/rollback", "ConnectorInstalled"),
          new Route("PUT|PATCH", CONNECTOR + "/config", "ConfigChanged"),
          new Route("POST", "/v1/import", "ProjectsImported"),
          new Route("POST", "/v1/keys", "KeyCreated"),
          new Route("DELETE", KEY, "KeyRevoked"),
          new Route("POST", KEY + "/rotate", "KeyRotated"),
          new Route("POST", "/v1/secrets/rotate", "SecretsRotated"));

  private record Route(String methods, Pattern path, String action) {
    Route(String methods, String path, String action) {
      this(methods, Pattern.compile(path), action);
    }
  }

  /**
   * Finds the change for the raw path within the application. Percent-decodes it and ignores a
   * slash at its end, as JAX-RS does.
   */
  static Optional<AttemptedChange> of(String method, String sent) {
    String path = decoded(sent.endsWith("/") ? sent.substring(0, sent.length() - 1) : sent);
    for (Route route : ROUTES) {
      Matcher matcher = route.path().matcher(path);
      if (method.matches(route.methods()) && matcher.matches()) {
        Optional<String> project = group(matcher, "project");
        String object = group(matcher, "object").or(() -> project).orElse("");
        return Optional.of(
            new AttemptedChange(
                route.action(),
                object.substring(0, Math.min(object.length(), LONGEST_OBJECT)),
                project.flatMap(ProjectId::find)));
      }
    }
    return Optional.empty();
  }

  /** Finds the change of the request; empty for a request that only reads. */
  public static Optional<AttemptedChange> of(HttpServletRequest request) {
    return READING.contains(request.getMethod())
        ? Optional.empty()
        : of(
            request.getMethod(),
            request.getRequestURI().substring(request.getContextPath().length()));
  }

  private static String decoded(String path) {
    try {
      return PercentDecoding.decode(path);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return matcher.pattern().pattern().contains("(?<" + name + ">")
        ? Optional.of(matcher.group(name))
        : Optional.empty();
  }
}
