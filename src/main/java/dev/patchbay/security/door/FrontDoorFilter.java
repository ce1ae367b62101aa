package dev.patchbay.security.door;

import dev.patchbay.model.CallerCheck;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.security.AddressNetwork;
import dev.patchbay.security.Area;
import dev.patchbay.security.OnCompletion;
import dev.patchbay.security.Refusals;
import dev.patchbay.security.Routes;
import dev.patchbay.web.ClientDisconnectedException;
import dev.patchbay.web.ConcurrencyLimit;
import dev.patchbay.web.RequestSlot;
import dev.patchbay.web.SlowReaders;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * First filter of every request. Assigns a correlation id (the caller's own if it is valid), finds
 * the client's address, refuses ambiguous framing, unsafe paths and excess concurrent requests of
 * one address, limits the time of the body, counts the answer by route and status, and records
 * refused changes in the audit trail.
 */
public class FrontDoorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(FrontDoorFilter.class.getName());
  private static final String NO_ROUTE = "none";

  @Inject transient Metrics metrics;
  @Inject transient RefusedChanges refusedChanges;
  @Inject transient CallerCheck callers;
  @Inject transient FrontDoorSettings settings;
  @Inject transient ConcurrencyLimit load;
  @Inject transient SlowReaders readers;

  @Override
  protected void doFilter(
      HttpServletRequest arrived, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = ForwardedRequest.of(arrived, settings.proxies());
    String id =
        CorrelationId.find(request.getHeader(CorrelationId.HEADER))
            .orElseGet(CorrelationId::create);
    response.setHeader(CorrelationId.HEADER, id);
    try {
      CorrelationId.<FrontDoorFilter, Exception>with(
          id,
          () -> {
            enter(request, response, chain);
            return this;
          });
    } catch (Exception e) {
      rethrowUnlessDisconnected(e);
    } finally {
      countWhenAnswered(request, response, id);
    }
  }

  private static void rethrowUnlessDisconnected(Exception failure)
      throws IOException, ServletException {
    if (ClientDisconnectedException.isCauseOf(failure)) {
      LOG.log(Level.DEBUG, "The client disconnected; its answer ended early.", failure);
      return;
    }
    if (failure instanceof IOException io) {
      throw io;
    }
    if (failure instanceof RuntimeException fault) {
      throw fault;
    }
    throw failure instanceof ServletException servlet ? servlet : new ServletException(failure);
  }

  /** Counts the answer; the status of an asynchronous answer is final only when it is complete. */
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
      LOG.log(Level.DEBUG, "The answer completed meanwhile.", e);
    }
    answered(request, response, id);
  }

  private void answered(HttpServletRequest request, HttpServletResponse response, String id) {
    count(request, response);
    if (RefusedChanges.isRefusal(response.getStatus())) {
      CorrelationId.with(
          id,
          () -> {
            refusedChanges.note(request);
            return id;
          });
    }
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (readers.isClosed(request)) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Optional<String> fault = RequestFraming.fault(request);
    if (fault.isPresent()) {
      readers.closeAfter(request, response);
      Refusals.refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, fault.get());
      return;
    }
    String address = AddressNetwork.of(request.getRemoteAddr());
    RequestSlot slot = new RequestSlot(address);
    // Callers with valid credentials may share an address that has reached its limit.
    if (!load.enter(slot, address) && !Area.isGuarded(request)) {
      readers.closeAfter(request, response);
      Refusals.tooManyAtOnce(request, response);
      return;
    }
    slot.attachTo(request);
    try {
      pass(request, response, chain);
    } finally {
      load.leave(slot);
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("Transfer-Encoding") != null) {
      // Some servers hide a Content-Length in front of it (RFC 9112 section 6.3), so the connection
      // closes.
      readers.closeAfter(request, response);
    }
    Optional<String> fault =
        RawPath.fault(request.getRequestURI()).or(() -> UnreadableUpgrade.fault(request));
    if (fault.isPresent()) {
      Refusals.refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, fault.get());
      return;
    }
    chain.doFilter(
        hasBody(request)
            ? new BodyTimeout(request, settings.bodyTime(), System::nanoTime, callers)
            : request,
        response);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private void count(HttpServletRequest request, HttpServletResponse response) {
    metrics.count(
        Metrics.Metric.REQUESTS,
        Routes.of(request).orElse(NO_ROUTE),
        Integer.toString(response.getStatus()));
  }
}
