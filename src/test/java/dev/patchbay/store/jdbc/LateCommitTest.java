package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.store.Ports;
import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change made when H2 reuses the space of its first writes: after 45 seconds by default, at once
 * in this test. H2 2.5.252 loses it when the process is killed.
 */
class LateCommitTest {
  private static final ProjectKey SHOP = key("acme", "shop");

  @TempDir Path directory;

  @Test
  void changeAfterAPauseSurvivesTheProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();

    assertThat(said.strip()).isEqualTo("acknowledged");
    try (var store = TestDatabases.openH2(directory)) {
      assertThat(store.projects()).containsExactly(SHOP);
      assertThat(store.last()).isEqualTo(Ports.of(store).project(SHOP).revision());
    }
  }

  /** A process that halts as if killed. */
  static final class Writer {
    private Writer() {}

    @SuppressWarnings("SystemOut") // that is how the two speak
    public static void main(String[] directory) throws SQLException, InterruptedException {
      var store = TestDatabases.openH2(Path.of(directory[0]));
      String url = "jdbc:h2:file:" + Path.of(directory[0]).resolve("patchbay");
      try (Connection connection = DriverManager.getConnection(url, "patchbay", "");
          Statement statement = connection.createStatement()) {
        statement.execute("SET RETENTION_TIME 0");
      }
      pause();
      Ports.of(store).create(SHOP);
      System.out.println("acknowledged");
      pause();
      Runtime.getRuntime().halt(9);
    }

    private static void pause() throws InterruptedException {
      assertThat(new CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
