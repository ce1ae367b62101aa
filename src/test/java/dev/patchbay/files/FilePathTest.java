package dev.patchbay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
  @ParameterizedTest
  @CsvSource({
    "crm.yaml, crm.yaml",
    "team/crm.yaml, team/crm.yaml",
    "connectors/crm.yaml, crm.yaml",
    "connectors/team/crm.yaml, team/crm.yaml",
    "./crm.yaml, crm.yaml",
    "./connectors/./crm.yaml, crm.yaml",
    "team/./crm.yaml, team/crm.yaml",
    "connectors/connectors/crm.yaml, connectors/crm.yaml",
    "connectors, connectors",
    "connectors-evil/crm.yaml, connectors-evil/crm.yaml",
    "..data/crm.yaml, ..data/crm.yaml",
    "crm..yaml, crm..yaml",
    "%2e%2e/crm.yaml, %2e%2e/crm.yaml",
    "with space.yaml, with space.yaml",
    "käse.yaml, käse.yaml"
  })
  void aPathHasOneForm(String given, String expected) {
    assertThat(FilePath.parse(given)).isEqualTo(new FilePath(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "./.",
        "..",
        "../crm.yaml",
        "team/../crm.yaml",
        "team/..",
        "connectors/..",
        "connectors/../../etc/passwd",
        "./../crm.yaml",
        "/etc/passwd",
        "/",
        "//server/share",
        "connectors/",
        "team/",
        "team//crm.yaml",
        "team/ /crm.yaml",
        "..\\crm.yaml",
        "C:\\crm.yaml",
        "team\\crm.yaml",
        "crm.yaml\0",
        "crm\0.yaml",
        "crm\n.yaml",
        "crm\r\nX: y.yaml",
        "crm\u007f.yaml",
        "crm\u0085.yaml"
      })
  void unsafeOrInvalidPathIsNotAllowed(String given) {
    assertThat(failureOf(given).kind()).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void lengthOfAPathIsLimited() {
    assertThat(FilePath.parse("x".repeat(1024)).text()).hasSize(1024);
    assertThat(failureOf("x".repeat(1025)).kind()).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void refusalDoesNotRepeatThePath() {
    assertThat(failureOf("../secret-place").detail()).doesNotContain("secret-place");
  }

  private static MCPRuntimeException failureOf(String given) {
    return catchThrowableOfType(MCPRuntimeException.class, () -> FilePath.parse(given));
  }
}
