package dev.patchbay.mcp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.OwnServer;
import dev.patchbay.server.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** End of the listeners' streams at the shutdown of a server, which is this test's own. */
@Tag("portable")
@Tag("smoke")
@Timeout(120)
class McpShutdownIT {
  private static final int OF_EACH_ERA = 100;

  private OwnServer server;

  @BeforeEach
  void start() {
    server =
        OwnServer.start(
            ServerKind.chosen(),
            "shutdown",
            Map.of(
                "patchbay.store",
                "memory",
                "patchbay.auth",
                "dev",
                "patchbay.data.dir",
                "target/it-tmp/mcp-shutdown-data"));
    assertThat(server.client().put("/v1/projects/ending").status()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shutdownEndsEveryStreamRegularly() throws Exception {
    McpConversation client = new McpConversation(server.base(), "ending");
    List<BlockingQueue<String>> modern = new ArrayList<>();
    List<BlockingQueue<String>> legacy = new ArrayList<>();
    for (int i = 0; i < OF_EACH_ERA; i++) {
      modern.add(client.listen());
      legacy.add(client.listen(client.greet()));
    }

    server.stop();

    for (int i = 0; i < OF_EACH_ERA; i++) {
      assertThat(modern.get(i).poll(10, SECONDS)).contains("acknowledged");
      assertThat(modern.get(i).poll(10, SECONDS)).contains("\"resultType\":\"complete\"");
      assertThat(modern.get(i).poll(10, SECONDS)).isEqualTo(McpConversation.END);
      assertThat(legacy.get(i).poll(10, SECONDS)).isEqualTo(McpConversation.END);
    }
    assertThat(server.process().waitFor(30, SECONDS)).isTrue();
  }
}
