package dev.patchbay.security.token;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** HTTP client for the issuer's keys. Fetches the one URL and follows no redirect. */
final class JwksRetriever extends DefaultResourceRetriever {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MOST_BYTES = 256 * 1024;

  JwksRetriever() {
    super(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
  }

  @Override
  protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
    HttpURLConnection connection = super.openHTTPConnection(url);
    connection.setInstanceFollowRedirects(false);
    return connection;
  }
}
