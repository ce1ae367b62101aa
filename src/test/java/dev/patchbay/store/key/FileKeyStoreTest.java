package dev.patchbay.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.access.Keys;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.operator.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyStoreTest extends KeyStoreContract {
  @TempDir Path temporary;

  private DataDirectory directory() {
    return new DataDirectory(temporary.resolve("data"));
  }

  @Override
  protected KeyStore store() {
    return new FileKeyStore(directory());
  }

  @Override
  protected KeyStore again(KeyStore store) {
    return new FileKeyStore(directory());
  }

  @Test
  void fileIsOwnerOnly() throws IOException {
    store().add(Keys.key("plain0000000"), Permits.FREE);

    Path file = directory().file("keys.jsonl").path();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(directory().path()).isDirectoryContaining("glob:**keys.jsonl");
  }

  @Test
  void brokenFileIsRejectedAsAWhole() throws IOException {
    store().add(Keys.key("plain0000000"), Permits.FREE);
    Path file = directory().file("keys.jsonl").path();
    Files.writeString(file, "{\"id\":\n", StandardOpenOption.APPEND);
    String before = Files.readString(file);

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> store().add(Keys.key("other0000000"), Permits.FREE))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.STORE_UNAVAILABLE));
    assertThat(file).hasContent(before);
  }

  @Test
  void unwritableChangeDoesNotHappen() throws IOException {
    KeyStore store = store();
    store.add(Keys.key("plain0000000"), Permits.FREE);
    store.add(Keys.key("other0000000"), Permits.FREE);
    Path obstacle = directory().file("keys.jsonl.new").path();
    Files.createDirectories(obstacle.resolve("in-the-way"));

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> store.remove(Keys.key("plain0000000").id(), Permits.FREE));

    assertThat(store.read().keys()).hasSize(2);
  }
}
