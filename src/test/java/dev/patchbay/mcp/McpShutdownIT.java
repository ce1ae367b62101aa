package dev.patchbay.mcp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What listeners hear when a server is told to stop; this one is the test's own. */
@Timeout(120)
class McpShutdownIT {
  private static final int OF_EACH_ERA = 100;

  private Process server;
  private URL base;

  @BeforeEach
  void start() throws IOException {
    int port = freePort();
    base = URI.create("http://127.0.0.1:" + port + "/").toURL();
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("payara.microJar"),
                "--deploy",
                System.getProperty("patchbay.war"),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(port),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                "server-config/payara-micro/pre-boot.txt",
                "--systemproperties",
                "src/test/resources/it.properties")
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "it-tmp", "shutdown.log").toFile())
            .start();
    PatchbayClient client = new PatchbayClient(base);
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> client.put("/v1/projects/ending").status() == 201);
  }

  @AfterEach
  void stop() {
    server.destroyForcibly();
  }

  @Test
  void everyStreamIsEndedAndNoneIsCutOff() throws Exception {
    McpConversation client = new McpConversation(base, "ending");
    List<BlockingQueue<String>> modern = new ArrayList<>();
    List<BlockingQueue<String>> legacy = new ArrayList<>();
    for (int i = 0; i < OF_EACH_ERA; i++) {
      modern.add(client.listen());
      legacy.add(client.listen(client.greet()));
    }

    server.destroy();

    for (int i = 0; i < OF_EACH_ERA; i++) {
      assertThat(modern.get(i).poll(10, SECONDS)).contains("acknowledged");
      assertThat(modern.get(i).poll(10, SECONDS)).contains("\"resultType\":\"complete\"");
      assertThat(modern.get(i).poll(10, SECONDS)).isEqualTo(McpConversation.END);
      assertThat(legacy.get(i).poll(10, SECONDS)).isEqualTo(McpConversation.END);
    }
    assertThat(server.waitFor(30, SECONDS)).isTrue();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
