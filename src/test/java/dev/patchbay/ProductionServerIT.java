package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.server.PayaraMicro;
import dev.patchbay.server.ServerKind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server of the tutorial on production: Payara Micro 7 on JDK 21 or newer, with the commands of
 * {@code production-pre-boot.txt}. Skipped with a message when there is no such JDK.
 */
class ProductionServerIT {
  private static final Logger LOG = System.getLogger(ProductionServerIT.class.getName());
  private static final String SKIPPED =
      "NOT TESTED: Patchbay on Payara Micro 7. It needs a JDK of version 21 or newer; there is none"
          + " in -Dpatchbay.jdk.production, JAVA_HOME_25_X64, JAVA_HOME_21_X64 or /usr/lib/jvm.";

  @TempDir Path folder;

  @Test
  void installsCallsAndStopsOnTheProductionPlatform() throws IOException, InterruptedException {
    try (OwnServer server = OwnServer.launch(platform(), "production", settings())) {
      server.awaitReady();
      assertThat(server.log()).doesNotContain("Boot Command set failed");

      assertThat(server.client().get("/v1/projects").status()).isEqualTo(401);
      PatchbayClient client =
          server.client().as(Files.readString(folder.resolve("data/bootstrap-key")));
      assertThat(client.post("/v1/projects/demo/install-samples").status()).isEqualTo(200);
      Answer called =
          client.post(
              "/v1/projects/demo/tools/calculator__add/invoke",
              "{\"arguments\":{\"a\":1,\"b\":2}}");
      assertThat(called.json().at("/result/result").asInt()).isEqualTo(3);

      server.stop();
      assertThat(server.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(folder.resolve("data/store-mark-h2.txt")).content().contains("revision=18");
    }
  }

  private static ServerKind platform() {
    Optional<ProductionJdk> jdk = ProductionJdk.find();
    if (jdk.isEmpty()) {
      LOG.log(Level.WARNING, SKIPPED);
    }
    assumeTrue(jdk.isPresent(), SKIPPED);
    return PayaraMicro.production(jdk.get().home());
  }

  private Map<String, String> settings() throws IOException {
    Path connectors = Files.createDirectory(folder.resolve("connectors"));
    return Map.of(
        "patchbay.address",
        "127.0.0.1",
        "patchbay.auth",
        "secure",
        "patchbay.connectors.dir",
        connectors.toString(),
        "patchbay.data.dir",
        folder.resolve("data").toString());
  }
}
