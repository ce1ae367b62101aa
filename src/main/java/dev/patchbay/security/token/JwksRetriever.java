package dev.patchbay.security.token;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** Fetches the issuer's keys: from the one URL, without following where that might lead. */
final class JwksRetriever extends DefaultResourceRetriever {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int MOST_BYTES = 256 * 1024;

  JwksRetriever() {
    super(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES);
  }

  @Override
  protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
    HttpURLConnection connection = super.openHTTPConnection(url);
    connection.setInstanceFollowRedirects(false);
    return connection;
  }
}
