package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.ToolAuth.OAuth2ClientCredentials.ClientAuth;
import dev.patchbay.model.state.ProjectKey;
import java.util.List;

/** What a token is asked with; another secret is another request. One project shares it. */
record TokenRequest(
    ProjectKey project,
    String tokenUrl,
    String clientId,
    Secret clientSecret,
    List<String> scopes,
    ClientAuth clientAuth) {}
