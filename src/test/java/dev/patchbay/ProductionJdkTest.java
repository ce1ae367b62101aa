package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionJdkTest {
  @TempDir Path folder;

  @Test
  void firstSufficientJdkIsChosen() throws IOException {
    Path old = jdk("17.0.15");
    Path fitting = jdk("21.0.9");
    Path newer = jdk("25");

    assertThat(ProductionJdk.first(List.of(folder.resolve("gone"), old, fitting, newer)))
        .contains(new ProductionJdk(fitting));
    assertThat(ProductionJdk.first(List.of(old))).isEmpty();
  }

  private Path jdk(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(version));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("java"));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }
}
