package dev.patchbay.security;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ProjectId;
import dev.patchbay.security.token.JwtSettings;
import dev.patchbay.security.token.VerifiedToken;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Value of {@code WWW-Authenticate} (RFC 6750 section 3, RFC 9728 section 5.1). For an MCP server
 * with a token issuer, it contains the URL of the metadata that name the issuer.
 */
@SingletonBean
public class Challenge {
  public static final String HEADER = "WWW-Authenticate";

  private static final String BEARER = "Bearer";
  private static final String SCOPE =
      "scope=\"" + VerifiedToken.READ + " " + VerifiedToken.CALL + "\"";

  private final JwtSettings settings;

  @Inject
  public Challenge(JwtSettings settings) {
    this.settings = settings;
  }

  String of(Area area) {
    return metadata(area.project())
        .map(resource -> BEARER + " " + resource + ", " + SCOPE)
        .orElse(BEARER);
  }

  /** Challenge for an authenticated caller whose token lacks a scope. */
  public String insufficientScope(ProjectId project, String scope) {
    String challenge = BEARER + " error=\"insufficient_scope\", scope=\"" + scope + "\"";
    return metadata(Optional.of(project))
        .map(resource -> challenge + ", " + resource)
        .orElse(challenge);
  }

  private Optional<String> metadata(Optional<ProjectId> project) {
    return project.flatMap(settings::metadata).map(url -> "resource_metadata=\"" + url + "\"");
  }
}
