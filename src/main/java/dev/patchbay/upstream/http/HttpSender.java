package dev.patchbay.upstream.http;

import dev.patchbay.model.UriHost;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ConnectionSettings;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP sender with connection pooling, by HTTP/2 where a server offers it over TLS. No redirects,
 * proxies, cookies or automatic retries. The deadline covers everything from DNS lookup to the last
 * byte; cancellation closes the exchange. Thread-safe; lives as long as the application.
 */
public final class HttpSender implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HttpSender.class.getName());

  private final AddressGuard guard;
  private final Clients clients;
  private final ScheduledThreadPoolExecutor watch;

  public HttpSender(AllowedTargets allowed, NameService names) {
    this(allowed, names, SSLContexts.createDefault(), ConnectionSettings.DEFAULT);
  }

  /**
   * @param trust certificates that are trusted
   */
  public HttpSender(
      AllowedTargets allowed, NameService names, SSLContext trust, ConnectionSettings settings) {
    guard = new AddressGuard(allowed, new DnsLookups(names));
    clients = new Clients(guard, trust, settings);
    watch =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "patchbay-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
  }

  /**
   * Sends a request. Fails with {@link ToolFailure} without an answer; every status is an answer.
   *
   * @param domain owner of the connections; they are used for no other domain
   */
  public UpstreamAnswer send(
      SecurityDomain domain,
      OutgoingRequest request,
      AnswerLimit limit,
      Deadline deadline,
      Cancellation cancellation) {
    guard.check(request.uri());
    deadline.check();
    HttpUriRequestBase wire = wire(request, deadline);
    Runnable cancel = wire::cancel;
    cancellation.onCancel(cancel);
    ScheduledFuture<?> timer =
        watch.schedule(cancel, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    try {
      return DnsLookups.within(
          domain.tenant(), deadline, () -> exchange(domain, request, wire, limit));
    } catch (IOException e) {
      throw failure(Target.of(request.uri()), e, deadline, cancellation);
    } catch (IllegalStateException e) {
      // The client throws this when it is cancelled between two steps.
      if (!cancellation.isCancelled() && !deadline.isOver()) {
        throw e;
      }
      throw failure(Target.of(request.uri()), new IOException(e), deadline, cancellation);
    } finally {
      timer.cancel(false);
    }
  }

  /** Connections in use; over TLS one is released shortly after its answer. */
  int connectionsInUse() {
    return clients.connectionsInUse();
  }

  private static ToolFailure failure(
      Target target, IOException e, Deadline deadline, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return new ToolFailure(Reason.CANCELLED, "The call was cancelled.");
    }
    return deadline.isOver()
        ? new ToolFailure(Reason.TIMEOUT, "The upstream " + target + " did not answer in time.")
        : TransportFaults.of(target, e);
  }

  private static HttpUriRequestBase wire(OutgoingRequest request, Deadline deadline) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method().name(), request.uri());
    WireHeaders.of(request).forEach(header -> wire.setHeader(header.name(), header.value()));
    request.body().ifPresent(body -> wire.setEntity(new ByteArrayEntity(body.bytes(), null)));
    Timeout rest = Timeout.of(deadline.remaining().plus(Duration.ofMillis(1)));
    wire.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(rest)
            .setResponseTimeout(rest)
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build());
    return wire;
  }

  private UpstreamAnswer exchange(
      SecurityDomain domain, OutgoingRequest request, HttpUriRequestBase wire, AnswerLimit limit)
      throws IOException {
    Target target = Target.of(request.uri());
    HttpHost host = new HttpHost(request.uri().getScheme(), target.host(), port(request.uri()));
    HttpClientContext context = HttpClientContext.create();
    context.setUserToken(domain);
    ClassicHttpResponse response =
        clients.forScheme(host.getSchemeName()).executeOpen(host, wire, context);
    boolean whole = false;
    try {
      LimitedBody body = LimitedBody.read(response, limit);
      whole = !body.truncated();
      return new UpstreamAnswer(
          response.getCode(), headers(response), body.bytes(), body.truncated());
    } finally {
      release(response, wire, whole);
    }
  }

  private static Map<String, String> headers(ClassicHttpResponse response) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.merge(
          header.getName().toLowerCase(Locale.ROOT),
          header.getValue(),
          (one, two) -> header.getName().equalsIgnoreCase("Content-Type") ? one : one + ", " + two);
    }
    return headers;
  }

  private static int port(URI uri) {
    return UriHost.of(uri).map(UriHost::port).orElse(-1);
  }

  /**
   * Releases the connection. Cancels first unless the body is complete, because close alone would
   * read its rest.
   */
  private static void release(
      ClassicHttpResponse response, HttpUriRequestBase wire, boolean whole) {
    if (!whole) {
      wire.cancel();
    }
    try {
      response.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Closing a connection failed.", e);
    }
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    clients.close();
  }
}
