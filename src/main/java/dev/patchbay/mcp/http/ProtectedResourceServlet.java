package dev.patchbay.mcp.http;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.ProjectId;
import dev.patchbay.security.Routes;
import dev.patchbay.security.token.JwtSettings;
import dev.patchbay.security.token.VerifiedToken;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Protected resource metadata (RFC 9728): the token issuer of a project's MCP server. Public, and
 * answered for any name, so it reveals no project.
 */
public class ProtectedResourceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READS = Set.of("GET", "HEAD");

  @Inject transient JwtSettings settings;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Routes.set(request, "/.well-known/oauth-protected-resource/mcp/{project}");
    Optional<String> document = document(request.getPathInfo());
    if (document.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!READS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      write(request, response, document.get().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, byte[] document)
      throws IOException {
    response.setContentType("application/json");
    response.setContentLength(document.length);
    // Public metadata, which clients in web pages read first.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "max-age=3600");
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(document);
    }
  }

  private Optional<String> document(@Nullable String path) {
    Optional<ProjectId> project =
        Optional.ofNullable(path)
            .filter(text -> !text.isEmpty())
            .map(text -> text.substring(1))
            .flatMap(ProjectId::find);
    Optional<String> resource = project.flatMap(settings::resource);
    return settings
        .issuer()
        .flatMap(
            issuer ->
                resource.map(
                    uri ->
                        new JsonObject()
                            .text("resource", uri)
                            .json("authorization_servers", list(issuer))
                            .json("scopes_supported", list(VerifiedToken.READ, VerifiedToken.CALL))
                            .json("bearer_methods_supported", list("header"))
                            .end()));
  }

  private static String list(String... texts) {
    return Arrays.stream(texts).map(JsonString::quote).collect(Collectors.joining(",", "[", "]"));
  }
}
