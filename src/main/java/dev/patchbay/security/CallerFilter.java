package dev.patchbay.security;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.security.token.JwtSettings;
import dev.patchbay.web.ConcurrencyLimit;
import dev.patchbay.web.RequestSlot;
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
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Authentication filter: admits a request with its {@link Caller}, or refuses it with 401. Roles
 * are checked later, where the operation is known. With {@code patchbay.auth=dev}, an anonymous
 * caller on the same machine is admin of the tenant in {@code X-Tenant-ID}. Otherwise a credential
 * is required, and only a platform-admin may name another tenant; from other callers the header has
 * no effect.
 */
public class CallerFilter extends HttpFilter {
  static final String UNAUTHENTICATED = "Valid credentials are needed.";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CallerFilter.class.getName());
  private static final String TENANT_HEADER = "X-Tenant-ID";
  private static final TenantId DEFAULT_TENANT = new TenantId("default");
  private static final int TOO_MANY_REQUESTS = 429;

  /** Prefix of a tenant's owner name; no address begins with it. */
  private static final String TENANT = "tenant ";

  @Inject transient Settings settings;
  @Inject transient JwtSettings tokens;
  @Inject transient CredentialVerifier credentials;
  @Inject transient RateLimits limits;
  @Inject transient ConcurrencyLimit load;
  @Inject transient Challenge challenge;
  @Inject transient Metrics metrics;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    metrics.gauge(Metrics.Metric.DEVELOPMENT_ACCESS, () -> isDevelopment() ? 1 : 0);
    if (isDevelopment()) {
      LOG.log(
          Level.WARNING,
          "patchbay.auth=dev: every process on this machine is admin of every tenant. For"
              + " development only.");
    }
    if (tokens.issuer().isPresent()) {
      LOG.log(Level.INFO, () -> "Tokens of " + tokens.issuer().get() + " are accepted.");
    }
  }

  /**
   * Takes a request slot. An authenticated request counts for its tenant instead of its address.
   */
  private boolean hasSlot(HttpServletRequest request, Optional<Caller> caller) {
    Optional<RequestSlot> slot = RequestSlot.find(request);
    if (slot.isEmpty() || caller.isEmpty()) {
      return slot.filter(entered -> !entered.isAdmitted()).isEmpty();
    }
    slot.get().identified();
    String owner = TENANT + caller.get().tenant();
    if (isDevelopment()) {
      load.pass(slot.get(), owner);
      return true;
    }
    return load.enter(slot.get(), owner);
  }

  private boolean isDevelopment() {
    return settings.auth() == Settings.Auth.DEV;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Area area = Area.of(request);
    Optional<Caller> caller = isDevelopment() ? developer(request) : holder(request, area);
    if (!hasSlot(request, caller)) {
      Refusals.tooManyAtOnce(request, response);
    } else if (caller.isEmpty()) {
      refuse(request, response, area);
    } else if (!area.mcp() && !PageOrigin.isAllowed(request)) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "Pages of this Origin may not do this.");
    } else {
      enter(request, response, chain, caller.get());
    }
  }

  private static Optional<Caller> developer(HttpServletRequest request) {
    return DevelopmentAccess.isAllowed(request)
        ? Optional.of(new Caller(DEFAULT_TENANT, "dev", Set.of(Role.ADMIN), Optional.empty()))
        : Optional.empty();
  }

  private Optional<Caller> holder(HttpServletRequest request, Area area) {
    return BearerToken.of(request).flatMap(credential -> credentials.find(credential, area));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Area area)
      throws IOException {
    Optional<Duration> pause =
        isDevelopment() ? Optional.empty() : limits.failed(request.getRemoteAddr());
    if (pause.isPresent()) {
      slowDown(request, response, pause.get());
      return;
    }
    response.setHeader(Challenge.HEADER, challenge.of(area));
    Refusals.refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, UNAUTHENTICATED);
  }

  private void enter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Caller caller)
      throws IOException, ServletException {
    Optional<Duration> pause = isDevelopment() ? Optional.empty() : limits.asked(caller);
    if (pause.isPresent()) {
      slowDown(request, response, pause.get());
      return;
    }
    Optional<TenantId> tenant = tenant(request, caller);
    if (tenant.isEmpty()) {
      Refusals.refuse(
          request,
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          TENANT_HEADER + " is not the name of a tenant.");
      return;
    }
    Callers.set(request, caller.in(tenant.get()).at(request.getRemoteAddr()));
    Optional<Duration> change =
        isDevelopment()
            ? Optional.empty()
            : AttemptedChange.of(request).flatMap(attempt -> limits.changes(tenant.get()));
    if (change.isPresent()) {
      slowDown(request, response, change.get());
      return;
    }
    chain.doFilter(request, response);
  }

  private static void slowDown(
      HttpServletRequest request, HttpServletResponse response, Duration pause) throws IOException {
    response.setHeader("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
    Refusals.refuse(
        request,
        response,
        TOO_MANY_REQUESTS,
        "There were too many requests; Retry-After says when to come back.");
  }

  /** Tenant of the request; empty when the header's value is invalid. */
  private Optional<TenantId> tenant(HttpServletRequest request, Caller caller) {
    List<String> named = Collections.list(request.getHeaders(TENANT_HEADER));
    if (named.isEmpty() || !(isDevelopment() || caller.hasOneOf(Role.PLATFORM_ADMIN))) {
      return Optional.of(caller.tenant());
    }
    return named.size() == 1 ? TenantId.find(named.get(0)) : Optional.empty();
  }
}
