package dev.patchbay.security;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.operator.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request in with its {@link Caller}, or refuses it. With {@code patchbay.auth=dev} an
 * anonymous caller on the same machine is admin of the tenant in {@code X-Tenant-ID}; everybody
 * else is refused, and in {@code secure} mode, for as long as there are no credentials, everybody.
 */
public class CallerFilter extends HttpFilter {
  static final String UNAUTHENTICATED = "Valid credentials are needed.";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CallerFilter.class.getName());
  private static final String TENANT_HEADER = "X-Tenant-ID";
  private static final TenantId DEFAULT_TENANT = new TenantId("default");

  @Inject transient Settings settings;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    if (settings.auth() == Settings.Auth.DEV) {
      LOG.log(
          Level.WARNING,
          "patchbay.auth=dev: everybody on this machine is admin of every tenant. For development only.");
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (settings.auth() != Settings.Auth.DEV || !DevelopmentAccess.isAllowed(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      Refusals.refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, UNAUTHENTICATED);
      return;
    }
    Optional<TenantId> tenant = tenant(request);
    if (tenant.isEmpty()) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          TENANT_HEADER + " is not the name of a tenant.");
      return;
    }
    Caller caller = new Caller(tenant.get(), "dev", Set.of(Role.ADMIN), Optional.empty());
    Callers.set(request, caller.at(request.getRemoteAddr()));
    chain.doFilter(request, response);
  }

  private static Optional<TenantId> tenant(HttpServletRequest request) {
    List<String> named = Collections.list(request.getHeaders(TENANT_HEADER));
    if (named.size() > 1) {
      return Optional.empty();
    }
    return named.isEmpty() ? Optional.of(DEFAULT_TENANT) : TenantId.find(named.get(0));
  }
}
