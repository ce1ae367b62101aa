package dev.patchbay.api;

import dev.patchbay.security.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter in front of JAX-RS that makes its implementations equal: a body without a {@code
 * Content-Type} is JSON, or lines of JSON for an import (Jersey takes it, RESTEasy answers 415),
 * and an {@code Accept} that names no media type, or a weight that is none, is 406 (RESTEasy
 * answers 400 or 500); a broken escape in the query is 400 (Open Liberty answers 500).
 */
public class RequestDefaultsFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String IMPORT = "/v1/import";
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final Pattern FIRST_RANGE =
      Pattern.compile("\\s*(?:" + TOKEN + "/" + TOKEN + "|\\*)\\s*(?:[;,].*)?", Pattern.DOTALL);

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /** RFC 9110 section 12.4.2. */
  private static final Pattern BAD_WEIGHT =
      Pattern.compile(
          ";\\s*[qQ]\\s*=\\s*(?!(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*(?:[;,]|$))");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String query = request.getQueryString();
    if (query != null && BROKEN_ESCAPE.matcher(query).find()) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          "A '%' in the query stands before two hexadecimal digits.");
      return;
    }
    String accept = request.getHeader("Accept");
    if (accept != null && !accept.isBlank() && !isReadable(accept)) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_NOT_ACCEPTABLE,
          "None of the media types that Accept names can be given.");
      return;
    }
    if (isWildcard(request.getHeader(CONTENT_TYPE))) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
          "The body's Content-Type is not supported here.");
      return;
    }
    boolean isUntyped =
        WITH_BODY.contains(request.getMethod()) && request.getHeader(CONTENT_TYPE) == null;
    chain.doFilter(isUntyped ? new TypedRequest(request, usual(request)) : request, response);
  }

  /** A range of media types is none that a body can have; RESTEasy answers 500. */
  private static boolean isWildcard(@Nullable String contentType) {
    return contentType != null && contentType.split(";", 2)[0].indexOf('*') >= 0;
  }

  private static boolean isReadable(String accept) {
    return FIRST_RANGE.matcher(accept).matches() && !BAD_WEIGHT.matcher(accept).find();
  }

  private static String usual(HttpServletRequest request) {
    return request.getRequestURI().endsWith(IMPORT) ? "application/x-ndjson" : "application/json";
  }

  /** Request with a Content-Type. */
  private static final class TypedRequest extends HttpServletRequestWrapper {
    private final String type;

    TypedRequest(HttpServletRequest request, String type) {
      super(request);
      this.type = type;
    }

    @Override
    public String getContentType() {
      return type;
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase(CONTENT_TYPE) ? type : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(CONTENT_TYPE)
          ? Collections.enumeration(List.of(type))
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
      names.add(CONTENT_TYPE);
      return Collections.enumeration(names);
    }
  }
}
