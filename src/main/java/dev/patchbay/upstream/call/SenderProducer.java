package dev.patchbay.upstream.call;

import dev.patchbay.upstream.ConnectionSettings;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.http.AllowedTargets;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.NameService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import org.apache.hc.core5.ssl.SSLContexts;

/** Creates the application's HTTP client, and closes it when the application stops. */
@ApplicationScoped
class SenderProducer {

  @Produces
  @jakarta.inject.Singleton
  HttpSender sender(UpstreamSettings settings, ConnectionSettings connections) {
    return new HttpSender(
        AllowedTargets.parse(settings.allow()),
        NameService.SYSTEM,
        SSLContexts.createDefault(),
        connections);
  }

  void close(@Disposes HttpSender sender) throws IOException {
    sender.close();
  }
}
