package dev.patchbay.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.SecretValue;
import dev.patchbay.upstream.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLookupTest {
  private static final TenantId ACME = new TenantId("acme");

  @TempDir Path temp;
  private SecretLookup secrets;

  @BeforeEach
  void files() throws IOException {
    Path directory = Files.createDirectory(temp.resolve("secrets"));
    Path folder = Files.createDirectory(directory.resolve("acme"));
    Path other = Files.createDirectory(directory.resolve("zoo"));
    Files.writeString(folder.resolve("one"), "s3cret\n");
    Files.writeString(folder.resolve("windows"), "s3cret\r\n");
    Files.writeString(folder.resolve("lines"), "s3cret\nmore\n");
    Files.writeString(folder.resolve("empty"), "\n");
    Files.writeString(folder.resolve("large"), "x".repeat(64 * 1024 + 1));
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("inside"), folder.resolve("one"));
    Files.writeString(temp.resolve("outside"), "s3cret");
    Files.writeString(directory.resolve("common"), "s3cret");
    Files.writeString(other.resolve("theirs"), "s3cret");
    Files.createSymbolicLink(folder.resolve("link"), temp.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("upward"), directory.resolve("common"));
    Files.createSymbolicLink(folder.resolve("across"), other.resolve("theirs"));
    Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/zero"));
    Files.createSymbolicLink(directory.resolve("linked"), folder);
    secrets =
        new SecretLookup(
            Optional.of(directory),
            "PATCHBAY_CONN_",
            name -> Optional.of("s3cret").filter(any -> name.endsWith("KEY")));
  }

  @Test
  void finalLineEndOfAFileIsStripped() {
    assertThat(require("${file:one}")).isEqualTo("s3cret");
  }

  @Test
  void environmentNamesHaveThePrefix() {
    assertThat(require("${env:PATCHBAY_CONN_KEY}")).isEqualTo("s3cret");
    assertFails("${env:OTHER_KEY}");
    assertFails("${env:PATCHBAY_CONN_GONE}");
  }

  @Test
  void windowsLineEndIsStripped() {
    assertThat(require("${file:windows}")).isEqualTo("s3cret");
  }

  @Test
  void aLinkThatStaysInTheFolderIsFollowed() {
    assertThat(require("${file:inside}")).isEqualTo("s3cret");
  }

  @Test
  void changedFileIsReadAgain() throws IOException {
    require("${file:one}");

    Files.writeString(temp.resolve("secrets/acme/one"), "rotated\n");

    assertThat(require("${file:one}")).isEqualTo("rotated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${file:gone}",
        "${file:folder}",
        "${file:link}",
        "${file:upward}",
        "${file:across}",
        "${file:device}",
        "${file:lines}",
        "${file:empty}",
        "${file:large}",
        "${file:common}",
        "${file:theirs}",
        "${config:gone}"
      })
  void missingOrOutsideSecretIsNamedByItsKey(String reference) {
    assertFails(reference);
  }

  @Test
  void tenantCannotReadAnotherTenantsFolder() {
    assertThat(secrets.require(SecretValue.parse("${file:theirs}"), new TenantId("zoo"), Map.of()))
        .isEqualTo(new Secret("s3cret"));
    assertFails("${file:one}", new TenantId("zoo"));
    assertFails("${file:one}", new TenantId("absent"));
  }

  @Test
  void folderLinkedToAnotherTenantIsRefused() {
    assertFails("${file:one}", new TenantId("linked"));
  }

  /** Opening it would block until a writer opens it. */
  @Test
  void aFifoIsNotOpened() throws IOException, InterruptedException {
    Path fifo = temp.resolve("secrets/acme/fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

    assertFails("${file:fifo}");
  }

  private void assertFails(String reference) {
    assertFails(reference, ACME);
  }

  private void assertFails(String reference, TenantId tenant) {
    assertThatThrownBy(() -> secrets.require(SecretValue.parse(reference), tenant, Map.of()))
        .isInstanceOf(ToolFailure.class)
        .hasMessageContaining(reference)
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining(temp.toString());
  }

  private String require(String reference) {
    return secrets.require(SecretValue.parse(reference), ACME, Map.of()).reveal();
  }
}
