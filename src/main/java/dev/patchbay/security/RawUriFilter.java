package dev.patchbay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses paths that servers, proxies and JAX-RS read differently, by their raw text and before
 * anybody decodes it: path parameters, encoded slashes, backslashes and NULs, empty and dot
 * segments.
 */
public class RawUriFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Pattern REFUSED =
      Pattern.compile(";|%3b|%2f|%5c|\\\\|%00|//|/(\\.|%2e){1,2}(/|$)");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (REFUSED.matcher(request.getRequestURI().toLowerCase(Locale.ROOT)).find()) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          "The path must not hold ';', an encoded '/' or '\\', a NUL, an empty segment or a '.' segment.");
      return;
    }
    chain.doFilter(request, response);
  }
}
