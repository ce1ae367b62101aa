package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.ToolAuth.OAuth2ClientCredentials.ClientAuth;
import dev.patchbay.model.state.ProjectKey;
import java.util.List;
import java.util.SortedMap;

/**
 * Cache key of an access token: all values of the token request. A new secret makes a new key;
 * projects share no tokens.
 */
record TokenRequest(
    ProjectKey project,
    String tokenUrl,
    String clientId,
    Secret clientSecret,
    List<String> scopes,
    ClientAuth clientAuth,
    SortedMap<String, String> params) {}
