package dev.patchbay.upstream.http;

import java.io.Closeable;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/**
 * The two clients behind {@link HttpSender}, with the same guards and the same blocking face: for
 * {@code http} one that speaks HTTP/1.1; for {@code https} one that lets the server choose HTTP/2
 * in the TLS handshake (ALPN, RFC 7301). An HTTP/2 connection carries one call at a time, so that
 * no call waits for what another one reads.
 */
final class Clients implements Closeable {
  private static final int MOST_PER_ROUTE = 1_000;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout FRESH = Timeout.ofSeconds(1);
  private static final Timeout LIFE_OF_CONNECTION = Timeout.ofMinutes(5);
  private static final Timeout LONGEST_CALL = Timeout.ofMinutes(5);
  private static final String USER_AGENT = "Patchbay";
  private static final Http1Config HTTP_1 =
      Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16 * 1024).build();
  private static final H2Config HTTP_2 =
      H2Config.custom().setPushEnabled(false).setMaxHeaderListSize(64 * 1024).build();
  private static final ConnectionConfig CONNECTION =
      ConnectionConfig.custom()
          .setConnectTimeout(CONNECT)
          .setValidateAfterInactivity(FRESH)
          .setTimeToLive(LIFE_OF_CONNECTION)
          .build();

  private final CloseableHttpClient plain;
  private final CloseableHttpClient secure;

  Clients(DnsResolver guard, SSLContext trust) {
    plain = plain(guard);
    secure = secure(guard, trust);
  }

  CloseableHttpClient forScheme(String scheme) {
    return scheme.equalsIgnoreCase("https") ? secure : plain;
  }

  private static CloseableHttpClient plain(DnsResolver guard) {
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(HTTP_1).build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MOST_PER_ROUTE)
                .setDefaultConnectionConfig(CONNECTION)
                .build())
        .evictExpiredConnections()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .disableContentCompression()
        .setUserAgent(USER_AGENT)
        .build();
  }

  private static CloseableHttpClient secure(DnsResolver guard, SSLContext trust) {
    CloseableHttpAsyncClient client =
        HttpAsyncClientBuilder.create()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setDnsResolver(guard)
                    .setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync())
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                            .setHandshakeTimeout(CONNECT)
                            .build())
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setMaxConnPerRoute(MOST_PER_ROUTE)
                    .setDefaultConnectionConfig(CONNECTION)
                    .build())
            .setHttp1Config(HTTP_1)
            .setH2Config(HTTP_2)
            .evictExpiredConnections()
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .disableContentCompression()
            .disableRequestPriority()
            .setUserAgent(USER_AGENT)
            .build();
    client.start();
    return HttpAsyncClients.classic(client, LONGEST_CALL);
  }

  @Override
  public void close() throws IOException {
    try (plain;
        secure) {
      // Both are closed, whatever the first one says.
    }
  }
}
