package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name of the repository exists: test classes, their methods, programs, files. */
class NamedInPagesTest {
  private static final Pattern TESTS =
      Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract|Fuzz))(?:\\.(\\w+))?`");
  private static final Pattern PROGRAMS = Pattern.compile("\\b(dev(?:\\.[a-z]+)+\\.[A-Z]\\w+)");
  private static final Pattern FILES =
      Pattern.compile("(?<![\\w/.-])((?:src|server-config|connectors)/[\\w./-]*\\w)");

  @Test
  void everyTestThatAPageNamesExists() {
    Map<String, String> tests =
        Sources.files(Sources.TEST).stream()
            .collect(Collectors.toMap(NamedInPagesTest::name, Sources::read, (one, two) -> one));

    assertThat(found(TESTS)).isNotEmpty().filteredOn(name -> !isIn(tests, name)).isEmpty();
  }

  @Test
  void everyProgramThatAPageNamesExists() {
    assertThat(found(PROGRAMS)).isNotEmpty().filteredOn(name -> !isProgram(name)).isEmpty();
  }

  @Test
  void everyFileOfTheRepositoryThatAPageNamesExists() {
    assertThat(found(FILES))
        .isNotEmpty()
        .filteredOn(name -> !Files.exists(Path.of(name.replaceFirst("\\.bak$", ""))))
        .isEmpty();
  }

  /** Each match's groups, joined by a dot. */
  private static List<String> found(Pattern pattern) {
    return Page.all().stream()
        .filter(page -> !page.path().startsWith("src/test"))
        .flatMap(page -> pattern.matcher(page.text()).results())
        .map(
            match ->
                match.groupCount() > 1 && match.group(2) != null
                    ? match.group(1) + "." + match.group(2)
                    : match.group(1))
        .distinct()
        .toList();
  }

  private static boolean isIn(Map<String, String> tests, String name) {
    int dot = name.indexOf('.');
    String type = dot < 0 ? name : name.substring(0, dot);
    String source = tests.getOrDefault(type, "");
    return source.contains(dot < 0 ? type : " " + name.substring(dot + 1) + "(");
  }

  private static boolean isProgram(String name) {
    String file = name.replace('.', '/') + ".java";
    return Stream.of(Sources.MAIN, Sources.TEST).anyMatch(root -> Files.exists(root.resolve(file)));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
