package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.StartRefusal;
import dev.patchbay.upstream.ConnectionSettings;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.http.AllowedTargets;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.NameService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.hc.core5.ssl.SSLContexts;

/** Creates the application's HTTP client, and closes it when the application stops. */
@SingletonBean
class SenderProducer {

  @Produces
  @Singleton
  HttpSender sender(UpstreamSettings settings, ConnectionSettings connections) {
    return new HttpSender(
        targets(settings), NameService.SYSTEM, SSLContexts.createDefault(), connections);
  }

  private static AllowedTargets targets(UpstreamSettings settings) {
    try {
      return AllowedTargets.parse(settings.allow());
    } catch (IllegalArgumentException e) {
      throw StartRefusal.because(e.getMessage() + ".");
    }
  }

  /** Being called makes the client: a list that cannot be read stops the start. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started, HttpSender sender) {}

  void close(@Disposes HttpSender sender) throws IOException {
    sender.close();
  }
}
