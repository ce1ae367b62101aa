package dev.patchbay.security;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ProjectId;
import dev.patchbay.security.token.JwtSettings;
import dev.patchbay.security.token.VerifiedToken;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What {@code WWW-Authenticate} asks for (RFC 6750 section 3, RFC 9728 section 5.1). For an MCP
 * server whose tokens somebody issues, it says where a client finds out who.
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

  /** For somebody who is known, and may not do this. */
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
