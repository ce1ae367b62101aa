package dev.patchbay.registry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNameTest {
  @TempDir Path folder;

  @Test
  void nameIsCreatedOnceInAnOwnerOnlyFile() throws IOException {
    NodeName made = NodeName.in(new DataDirectory(folder));

    assertThat(NodeName.in(new DataDirectory(folder))).isEqualTo(made);
    assertThat(file()).hasContent(made.value());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "Not A Name", "\u0000\u0000\u0000\u0000"})
  void fileWithoutANameStopsTheStart(String content) throws IOException {
    Files.writeString(file(), content);

    assertThatExceptionOfType(StartRefusal.class)
        .isThrownBy(() -> NodeName.in(new DataDirectory(folder)))
        .withMessageContaining(file().toString())
        .withMessageContaining("is empty or damaged")
        .withMessageContaining("remove the file");

    assertThat(file()).hasContent(content);
  }

  @Test
  void folderInPlaceOfTheFileStopsTheStart() throws IOException {
    Files.createDirectory(file());

    assertThatExceptionOfType(StartRefusal.class)
        .isThrownBy(() -> NodeName.in(new DataDirectory(folder)))
        .withMessageContaining(file().toString());
  }

  @Test
  void uncreatableDataDirectoryStopsTheStart() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "x");

    assertThatExceptionOfType(StartRefusal.class)
        .isThrownBy(() -> NodeName.in(new DataDirectory(inTheWay.resolve("data"))))
        .withMessageContaining(inTheWay.resolve("data").toString())
        .withMessageContaining("patchbay.data.dir");
  }

  private Path file() {
    return folder.resolve("node");
  }
}
