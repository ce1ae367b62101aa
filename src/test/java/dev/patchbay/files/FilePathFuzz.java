package dev.patchbay.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any path stays below the directory or is refused. */
class FilePathFuzz {
  private static final Path ROOT = Path.of("/srv/connectors");

  static Stream<byte[]> paths() {
    return Stream.of(
            "crm.yaml",
            "connectors/crm.yaml",
            "./connectors/./crm.yaml",
            "..data/crm.yaml",
            "../crm.yaml",
            "team/../../etc/passwd",
            "/etc/passwd",
            "%2e%2e/crm.yaml",
            "a\\b",
            "a\u0000b",
            "connectors/connectors/..",
            "käse.yaml")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("paths")
  @FuzzTest(maxDuration = "1m")
  void everyPathStaysBelowOrIsRefused(byte[] bytes) {
    String given = new String(bytes, StandardCharsets.UTF_8);
    try {
      FilePath path = FilePath.parse(given);
      Path resolved = ROOT.resolve(path.text());
      assertThat(resolved.normalize()).isEqualTo(resolved);
      assertThat(resolved.startsWith(ROOT)).isTrue();
      assertThat(resolved).isNotEqualTo(ROOT);
      assertThat(path.text()).doesNotContain("//");
    } catch (MCPRuntimeException e) {
      assertThat(e.kind()).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
    } catch (InvalidPathException e) {
      // What the file system itself cannot name; ConnectorsDirectory refuses it in the same way.
      assertThat(given).isNotEmpty();
    }
  }
}
