package dev.patchbay.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file can be opened by one process only. */
class FileInUseTest {
  @TempDir Path directory;

  @Test
  void secondProcessIsToldThatTheFileIsInUse() throws IOException, InterruptedException {
    try (var first = TestDatabases.openH2(directory)) {
      assertThat(first.projects()).isEmpty();

      assertThat(openedByAnotherProcess())
          .isEqualTo("the files in patchbay.data.dir are in use by another process");
    }

    assertThat(openedByAnotherProcess()).isEqualTo("open");
  }

  private String openedByAnotherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said;
  }

  /** The other process. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] directory) {
      try (var store = TestDatabases.openH2(Path.of(directory[0]))) {
        print(store.projects().isEmpty() ? "open" : "not empty");
      } catch (RuntimeException e) {
        print(e.getMessage());
      }
    }

    @SuppressWarnings("SystemOut") // that is how the two speak
    private static void print(String said) {
      System.out.println(said);
    }
  }
}
