package dev.patchbay.canary;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** HTTP client that records answers as they arrive, including endless ones. */
final class ObservedClient extends HttpClient {
  private final HttpClient client;

  ObservedClient(HttpClient client) {
    this.client = client;
  }

  private static <T> BodyHandler<T> observing(HttpRequest request, BodyHandler<T> handler) {
    return head -> new ObservedBody<>(handler.apply(head), begin(request, head));
  }

  /** The path without its query, which may hold a secret of the client. */
  private static Observation begin(HttpRequest request, HttpResponse.ResponseInfo head) {
    StringBuilder lines = new StringBuilder();
    head.headers()
        .map()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> lines.append(name).append(": ").append(value).append('\n')));
    return Observed.begin(
        request.method() + " " + request.uri().getRawPath() + " " + head.statusCode(),
        lines.toString(),
        head.headers().firstValue("Content-Encoding").orElse("").equals("gzip"));
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request, observing(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, observing(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
    return client.sendAsync(request, observing(request, handler), pushes);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
