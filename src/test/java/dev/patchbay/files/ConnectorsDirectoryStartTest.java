package dev.patchbay.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.LogRecords;
import dev.patchbay.registry.operator.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsDirectoryStartTest {
  @TempDir Path temporary;

  @Test
  void logNamesTheAbsoluteDirectory() {
    assertThat(told(temporary.toString()))
        .containsExactly(
            "INFO Descriptor files are read from "
                + temporary
                + ", each tenant's from the folder of its name.");
  }

  @Test
  void directoryPerTenantNeedNotExist() {
    Path perTenant = temporary.resolve("{tenant}");

    assertThat(told(perTenant.toString()))
        .containsExactly("INFO Descriptor files are read from " + perTenant + ".");
  }

  @Test
  void directoryThatIsMissingIsAWarning() {
    Path missing = temporary.resolve("missing");

    assertThat(told(missing.toString())).containsExactly(warning(missing));
  }

  @Test
  void directoryThatIsAFileIsAWarning() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThat(told(file.toString())).containsExactly(warning(file));
  }

  private static String warning(Path directory) {
    return "WARNING There is no directory "
        + directory
        + " (patchbay.connectors.dir): no file can be installed until there is.";
  }

  private static List<String> told(String connectorsDir) {
    Settings settings =
        new Settings(
            false,
            100,
            connectorsDir,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Settings.VersionPolicy.WARN,
            Settings.Auth.SECURE,
            Optional.empty());
    try (LogRecords log = LogRecords.of(ConnectorsDirectory.class)) {
      new ConnectorsDirectory(settings, new PackagedSamples()).logDirectory("start");
      return log.lines();
    }
  }
}
