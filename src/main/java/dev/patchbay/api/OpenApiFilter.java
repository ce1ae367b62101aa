package dev.patchbay.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Filter that serves the OpenAPI document at {@code /openapi} from the packaged bytes, because
 * servers that serve the same static file reorder it, drop null examples and add members. YAML by
 * default, JSON on request.
 */
public class OpenApiFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String PATH = "/openapi";

  private final transient byte[] yaml = read();
  private final transient byte[] json = toJson(yaml);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getRequestURI().equals(request.getContextPath() + PATH)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (ReadOnlyMethods.pass(request, response)) {
      boolean asJson = wantsJson(request);
      response.setContentType(
          (asJson ? "application/json" : "application/yaml") + ";charset=utf-8");
      response.setHeader("Vary", "Accept");
      ReadOnlyMethods.write(request, response, asJson ? json : yaml);
    }
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    String accept = request.getHeader("Accept");
    return format == null
        ? accept != null && accept.contains("json") && !accept.contains("yaml")
        : format.toLowerCase(Locale.ROOT).equals("json");
  }

  private static byte[] read() {
    try (InputStream in = OpenApiFilter.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the WAR has no META-INF/openapi.yaml");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] toJson(byte[] yaml) {
    JsonNode document = new tools.jackson.dataformat.yaml.YAMLMapper().readTree(yaml);
    return new ObjectMapper().writeValueAsBytes(document);
  }
}
