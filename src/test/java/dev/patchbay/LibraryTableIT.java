package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Compares SECURITY.md's table of libraries with the WAR. Starts no server. */
class LibraryTableIT {
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+\\.jar)` \\|");

  @Test
  void eachLibraryOfTheWarHasARow() throws IOException {
    String document = Files.readString(Path.of("SECURITY.md"));

    List<String> rows = ROW.matcher(document).results().map(row -> row.group(1)).toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(libraries());
  }

  private static List<String> libraries() throws IOException {
    try (ZipFile war = new ZipFile(System.getProperty("patchbay.war"))) {
      return war.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
          .map(name -> name.substring(LIBRARIES.length()))
          .toList();
    }
  }
}
