package dev.patchbay.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class SecretLookupTest {
  @TempDir Path temp;
  private SecretLookup secrets;

  @BeforeEach
  void files() throws IOException {
    Path directory = Files.createDirectory(temp.resolve("secrets"));
    Files.writeString(directory.resolve("one"), "s3cret\n");
    Files.writeString(directory.resolve("lines"), "s3cret\nmore\n");
    Files.writeString(directory.resolve("empty"), "\n");
    Files.createDirectory(directory.resolve("folder"));
    Files.writeString(temp.resolve("outside"), "s3cret");
    Files.createSymbolicLink(directory.resolve("link"), temp.resolve("outside"));
    secrets =
        new SecretLookup(
            Optional.of(directory),
            "PATCHBAY_CONN_",
            name -> Optional.of("s3cret").filter(any -> name.endsWith("KEY")));
  }

  @Test
  void theEndOfAFilesLineIsNoPartOfTheSecret() {
    assertThat(require("${file:one}")).isEqualTo("s3cret");
  }

  @Test
  void environmentNamesHaveThePrefix() {
    assertThat(require("${env:PATCHBAY_CONN_KEY}")).isEqualTo("s3cret");
    assertFails("${env:OTHER_KEY}");
    assertFails("${env:PATCHBAY_CONN_GONE}");
  }

  @Test
  void whatIsMissingOrOutsideIsToldByItsKey() {
    assertFails("${file:gone}");
    assertFails("${file:folder}");
    assertFails("${file:link}");
    assertFails("${file:lines}");
    assertFails("${file:empty}");
    assertFails("${config:gone}");
  }

  private void assertFails(String reference) {
    assertThatThrownBy(() -> require(reference))
        .isInstanceOf(ToolFailure.class)
        .hasMessageContaining(reference)
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining(temp.toString());
  }

  private String require(String reference) {
    return secrets.require(SecretValue.parse(reference), Map.of()).reveal();
  }
}
