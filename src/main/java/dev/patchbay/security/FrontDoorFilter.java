package dev.patchbay.security;

import dev.patchbay.model.CallerCheck;
import dev.patchbay.registry.operator.Correlation;
import dev.patchbay.registry.operator.Meter;
import dev.patchbay.registry.operator.SettingValues;
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
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.Config;

/**
 * The first to see a request: gives it a correlation id (the caller's own when it is harmless, and
 * echoed), refuses paths that are not plain, gives its body a time in which it must have come, and
 * counts it by route and status when it is answered; a change that was refused goes into the audit
 * trail.
 */
public class FrontDoorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String CORRELATION_HEADER = "X-Correlation-ID";
  private static final Logger LOG = System.getLogger(FrontDoorFilter.class.getName());
  private static final String NO_ROUTE = "none";
  private static final String BODY_TIME = "patchbay.limits.body-time";
  private static final Duration DEFAULT_BODY_TIME = Duration.ofSeconds(30);

  @Inject transient Meter meter;
  @Inject transient RefusedChanges refusedChanges;
  @Inject transient Config settings;
  @Inject transient CallerCheck callers;
  private Duration bodyTime = DEFAULT_BODY_TIME;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    bodyTime = new SettingValues(settings).duration(BODY_TIME, DEFAULT_BODY_TIME);
    if (bodyTime.isNegative() || bodyTime.isZero()) {
      throw new IllegalArgumentException(BODY_TIME + " must be more than zero, not " + bodyTime);
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id =
        Correlation.find(request.getHeader(CORRELATION_HEADER)).orElseGet(FrontDoorFilter::newId);
    response.setHeader(CORRELATION_HEADER, id);
    try {
      Correlation.<FrontDoorFilter, Exception>with(
          id,
          () -> {
            enter(request, response, chain);
            return this;
          });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    } finally {
      countWhenAnswered(request, response, id);
    }
  }

  /** The status of an asynchronous answer is known when that is complete, and not before. */
  private void countWhenAnswered(
      HttpServletRequest request, HttpServletResponse response, String id) {
    try {
      if (request.isAsyncStarted()) {
        request
            .getAsyncContext()
            .addListener(new OnCompletion(() -> answered(request, response, id)));
        return;
      }
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The answer was complete in that moment.", e);
    }
    answered(request, response, id);
  }

  private void answered(HttpServletRequest request, HttpServletResponse response, String id) {
    count(request, response);
    if (RefusedChanges.isRefusal(response.getStatus())) {
      Correlation.with(
          id,
          () -> {
            refusedChanges.note(request);
            return id;
          });
    }
  }

  /** To tell requests apart, not to keep a secret: a secure one costs more than the whole check. */
  private static String newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RawPath.isPlain(request.getRequestURI())) {
      chain.doFilter(
          hasBody(request) ? new TimedBody(request, bodyTime, System::nanoTime, callers) : request,
          response);
      return;
    }
    Refusals.refuse(
        request,
        response,
        HttpServletResponse.SC_BAD_REQUEST,
        "The path must not hold ';', an encoded '/' or '\\', a NUL, an empty segment or a '.' segment.");
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private void count(HttpServletRequest request, HttpServletResponse response) {
    meter.count(
        Meter.Metric.REQUESTS,
        Routes.of(request).orElse(NO_ROUTE),
        Integer.toString(response.getStatus()));
  }
}
