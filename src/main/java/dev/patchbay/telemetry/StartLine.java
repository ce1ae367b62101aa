package dev.patchbay.telemetry;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Logs the URLs of Patchbay once it answers, because a server also reports ready when the
 * deployment failed. Needs {@code patchbay.port}, the port of the server.
 */
@SingletonBean
public class StartLine {
  private static final Logger LOG = System.getLogger(StartLine.class.getName());
  private static final int MOST_ATTEMPTS = 300;
  private static final long PAUSE_MILLIS = 200;
  private static final int OK = 200;

  private final ServerThreads threads;
  private final Settings settings;

  @Inject
  StartLine(ServerThreads threads, Settings settings) {
    this.threads = threads;
    this.settings = settings;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    settings
        .port()
        .map(port -> "http://127.0.0.1:" + port)
        .ifPresent(base -> threads.factory().newThread(() -> waitFor(base)).start());
  }

  private static void waitFor(String base) {
    try {
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        if (answers(base)) {
          LOG.log(
              Level.INFO,
              () ->
                  "Patchbay answers at "
                      + base
                      + " - "
                      + base
                      + "/v1/projects "
                      + base
                      + "/openapi "
                      + base
                      + "/health "
                      + base
                      + "/metrics?scope=application");
          return;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      LOG.log(Level.WARNING, () -> "Patchbay does not answer at " + base + "; see the log above.");
    } catch (InterruptedException e) {
      // The server stops, so the line is not needed.
      Thread.currentThread().interrupt();
    }
  }

  private static boolean answers(String base) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/schemas/connector.schema.json"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }
}
