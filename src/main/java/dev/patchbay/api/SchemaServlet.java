package dev.patchbay.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** Servlet for the JSON Schema of descriptors, for editors. Contains nothing of any tenant. */
public class SchemaServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "/connector.schema.json";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream in = SchemaServlet.class.getResourceAsStream("/schemas" + NAME)) {
      if (in == null || !NAME.equals(request.getPathInfo())) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else if (ReadOnlyMethods.pass(request, response)) {
        response.setContentType("application/schema+json;charset=utf-8");
        response.setHeader("Cache-Control", "max-age=3600");
        ReadOnlyMethods.write(request, response, in.readAllBytes());
      }
    }
  }
}
