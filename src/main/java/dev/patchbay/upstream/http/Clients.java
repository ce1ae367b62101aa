package dev.patchbay.upstream.http;

import dev.patchbay.upstream.ConnectionSettings;
import java.io.Closeable;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.pool.ManagedConnPool;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP clients behind {@link HttpSender}, with equal guards and a blocking interface. For
 * {@code http}: HTTP/1.1. For {@code https}: HTTP/2 if the server chooses it (ALPN, RFC 7301). An
 * HTTP/2 connection carries one call at a time, so that no call waits for the reader of another.
 * Both pool connections by {@link SecurityDomain}, and drop any connection with bytes that belong
 * to no answer.
 */
final class Clients implements Closeable {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout FRESH = Timeout.ofSeconds(1);
  private static final Timeout LIFE_OF_CONNECTION = Timeout.ofMinutes(5);
  private static final Timeout LONGEST_REST = Timeout.ofMinutes(1);
  private static final Timeout LONGEST_CALL = Timeout.ofMinutes(5);
  private static final Http1Config HTTP_1 =
      Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(64 * 1024).build();
  private static final H2Config HTTP_2 =
      H2Config.custom().setPushEnabled(false).setMaxHeaderListSize(64 * 1024).build();

  private final PartitionedPool<ManagedHttpClientConnection> plainPool;
  private final PartitionedPool<ManagedAsyncClientConnection> securePool;
  private final CloseableHttpClient plain;
  private final CloseableHttpClient secure;

  Clients(DnsResolver guard, SSLContext trust, ConnectionSettings settings) {
    IdleConnections idle = new IdleConnections(settings);
    plainPool = new PartitionedPool<>(idle, LIFE_OF_CONNECTION);
    securePool = new PartitionedPool<>(idle, LIFE_OF_CONNECTION);
    plain = plain(new PlainConnections(guard, plainPool));
    secure = secure(new SecureConnections(guard, trust, securePool));
  }

  int connectionsInUse() {
    return plainPool.leased() + securePool.leased();
  }

  CloseableHttpClient forScheme(String scheme) {
    return scheme.equalsIgnoreCase("https") ? secure : plain;
  }

  /** Connections for {@code http}. */
  private static final class PlainConnections extends PoolingHttpClientConnectionManager {
    PlainConnections(
        DnsResolver guard, ManagedConnPool<HttpRoute, ManagedHttpClientConnection> pool) {
      super(
          new DefaultHttpClientConnectionOperator(
              null, guard, RegistryBuilder.<TlsSocketStrategy>create().build()),
          pool,
          socket -> new PlainConnection(HTTP_1));
      setDefaultConnectionConfig(connection(TimeValue.ZERO_MILLISECONDS));
    }
  }

  /** Connections for {@code https}. */
  private static final class SecureConnections extends PoolingAsyncClientConnectionManager {
    SecureConnections(
        DnsResolver guard,
        SSLContext trust,
        ManagedConnPool<HttpRoute, ManagedAsyncClientConnection> pool) {
      super(pool, new Operator(guard, trust));
      setDefaultConnectionConfig(connection(FRESH));
      setDefaultTlsConfig(
          TlsConfig.custom()
              .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
              .setHandshakeTimeout(CONNECT)
              .build());
    }
  }

  /**
   * Connection operator; its constructor is the library's only way to set both DNS resolver and
   * trust.
   */
  private static final class Operator extends DefaultAsyncClientConnectionOperator {
    Operator(DnsResolver guard, SSLContext trust) {
      super(
          RegistryBuilder.<TlsStrategy>create()
              .register(
                  URIScheme.HTTPS.getId(),
                  ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync())
              .build(),
          null,
          guard);
    }
  }

  /**
   * Settings for opening and keeping connections.
   *
   * @param validation idle time after which a connection is checked before use
   */
  private static ConnectionConfig connection(TimeValue validation) {
    return ConnectionConfig.custom()
        .setConnectTimeout(CONNECT)
        .setValidateAfterInactivity(validation)
        .setTimeToLive(LIFE_OF_CONNECTION)
        .build();
  }

  private static CloseableHttpClient plain(PlainConnections connections) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy(new UnambiguousReuse())
        .evictExpiredConnections()
        .evictIdleConnections(LONGEST_REST)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .disableContentCompression()
        .setUserAgent(WireHeaders.USER_AGENT)
        .build();
  }

  private static CloseableHttpClient secure(SecureConnections connections) {
    CloseableHttpAsyncClient client =
        HttpAsyncClientBuilder.create()
            .setConnectionManager(connections)
            .setConnectionReuseStrategy(new UnambiguousReuse())
            .setIoSessionDecorator(CleanSession::new)
            .setHttp1Config(HTTP_1)
            .setH2Config(HTTP_2)
            .evictExpiredConnections()
            .evictIdleConnections(LONGEST_REST)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .disableContentCompression()
            .disableRequestPriority()
            .setUserAgent(WireHeaders.USER_AGENT)
            .build();
    client.start();
    return HttpAsyncClients.classic(client, LONGEST_CALL);
  }

  @Override
  public void close() throws IOException {
    try (plain;
        secure) {
      // Closes both, even when the first close fails.
    }
  }
}
