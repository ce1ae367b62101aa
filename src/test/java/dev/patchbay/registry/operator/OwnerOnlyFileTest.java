package dev.patchbay.registry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.LogRecords;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In an existing folder that is open to all. */
class OwnerOnlyFileTest {
  @TempDir Path folder;

  @BeforeEach
  void openTheFolder() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void replacedFileIsOwnerOnlyAndLeavesNoTemporaryFile() throws IOException {
    OwnerOnlyFile file = file("node");

    file.replace(bytes("old"));
    file.replace(bytes("new"));

    assertThat(file.path()).hasContent("new");
    assertThat(mode(file.path())).isEqualTo("rw-------");
    assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    assertThat(names()).containsExactly("node");
  }

  @Test
  void failedReplaceKeepsTheContent() throws IOException {
    OwnerOnlyFile file = file("node");
    file.replace(bytes("old"));
    Files.createDirectories(folder.resolve("node.new").resolve("in-the-way"));

    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> file.replace(bytes("new")));

    assertThat(file.path()).hasContent("old");
  }

  @Test
  void temporaryFileOfACrashIsReplaced() throws IOException {
    Files.writeString(folder.resolve("node.new"), "hal");

    file("node").replace(bytes("whole"));

    assertThat(file("node").path()).hasContent("whole");
    assertThat(names()).containsExactly("node");
  }

  @Test
  void createdFileIsNeverReplaced() throws IOException {
    OwnerOnlyFile file = file("secrets.key");

    assertThat(file.create(bytes("first"))).isTrue();
    assertThat(file.create(bytes("second"))).isFalse();

    assertThat(file.path()).hasContent("first");
    assertThat(mode(file.path())).isEqualTo("rw-------");
    assertThat(names()).containsExactly("secrets.key");
  }

  @Test
  void accessibleFileIsTightenedWithAWarning() throws IOException {
    Path path = Files.writeString(folder.resolve("trail"), "x");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    try (LogRecords log = LogRecords.of(OwnerOnlyFile.class);
        FileChannel channel = file("trail").open(StandardOpenOption.READ)) {
      assertThat(channel.size()).isOne();
      assertThat(mode(path)).isEqualTo("rw-------");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARNING " + path)
          .contains("its mode is 0600 now");
    }
  }

  @Test
  void openedFileIsCreatedOwnerOnly() throws IOException {
    file("trail").open(StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();

    assertThat(mode(folder.resolve("trail"))).isEqualTo("rw-------");
  }

  private OwnerOnlyFile file(String name) {
    return new OwnerOnlyFile(folder.resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
