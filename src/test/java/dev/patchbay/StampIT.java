package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Consistency over HTTP: real files change during many reads, and each answer belongs to one
 * version and is complete. A version is loaded by the timer or by a manual check, whichever comes
 * first.
 */
@ArquillianTest
class StampIT {
  private static final int RELOADS = 500;
  private static final int READERS = 8;
  private static final String FILE = "stamped.yaml";
  private static final String PROJECT = "/v1/projects/stamps";
  private static final ConnectorFiles FILES = new ConnectorFiles("stamp");

  @ArquillianResource URL base;

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.builtWar()
        .addAsLibrary(
            Deployments.settings(
                FILES.settings(
                    Map.of("HOT_RELOAD", "true", "patchbay.hot-reload.interval", "PT0.02S"))));
  }

  @Test
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void everyAnswerBelongsToOneVersionAndIsComplete() throws Exception {
    PatchbayClient client = new PatchbayClient(base);
    install(client, new StampedDescriptor(0));
    AtomicBoolean stop = new AtomicBoolean();
    Map<String, String> bodies = new ConcurrentHashMap<>();
    List<StampReader> readers = new ArrayList<>();

    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<?>> reading = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        StampReader reader = new StampReader(client, PROJECT, bodies);
        readers.add(reader);
        reading.add(threads.submit(() -> reader.readUntil(stop)));
      }
      for (int stamp = 1; stamp <= RELOADS; stamp++) {
        change(client, new StampedDescriptor(stamp));
      }
      stop.set(true);
      for (Future<?> reader : reading) {
        reader.get();
      }
    } finally {
      stop.set(true);
      threads.shutdown();
    }

    assertThat(live(client)).isEqualTo(new StampedDescriptor(RELOADS));
    assertThat(readers).allSatisfy(StampReader::assertThatItSawALot);
  }

  private static void install(PatchbayClient client, StampedDescriptor descriptor) {
    FILES.replace(FILE, descriptor.yaml());
    String request = "{\"file_path\": \"%s\"}".formatted(FILE);
    assertThat(client.post(PROJECT + "/connectors/install-from-file", request).status())
        .isEqualTo(201);
  }

  private static void change(PatchbayClient client, StampedDescriptor descriptor) {
    FILES.replace(FILE, descriptor.yaml());
    PatchbayClient.Answer check = client.post(PROJECT + "/hot-reload");
    assertThat(check.status()).isEqualTo(200);
    assertThat(check.json().path("failed")).isEmpty();
    assertThat(live(client)).isEqualTo(descriptor);
  }

  private static StampedDescriptor live(PatchbayClient client) {
    return StampedDescriptor.ofTools(client.get(PROJECT + "/tools").json());
  }
}
