package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of settings against the names that the code reads, which are literals there. */
class SettingsPageTest {
  private static final Page PAGE = Page.ofSite("reference/settings.md");
  private static final Pattern NAMED = Pattern.compile("\"(patchbay\\.[a-z.-]+)\"");
  private static final Pattern READ =
      Pattern.compile("values\\s*\\.(?:flag|number|text|path)\\(\\s*\"([A-Z_]+)\"");
  private static final Pattern MENTIONED = Pattern.compile("`(patchbay\\.[a-z.-]+)(?:=[^`]*)?`");

  /** Of the defaults with a literal value; a few are computed or read in another way. */
  private static final int LEAST_COMPARED = 40;

  /** A file, and settings of a server's own configuration, which the application never reads. */
  private static final Set<String> OTHERS =
      Set.of("patchbay.mv.db", "patchbay.war", "patchbay.address", "patchbay.health.port");

  @Test
  void everySettingThatTheCodeReadsHasARowAndNoOther() {
    assertThat(rows()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(read());
  }

  @Test
  void everySettingThatAPageNamesExists() {
    Set<String> named =
        Page.all().stream()
            .flatMap(page -> MENTIONED.matcher(page.text()).results())
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    named.removeAll(read());
    named.removeAll(OTHERS);
    assertThat(named).isEmpty();
  }

  @Test
  void everyDefaultIsThatOfTheCode() {
    Map<String, String> shown = new TreeMap<>();
    for (List<String> row : PAGE.table("| name | default | meaning |")) {
      Page.names(row.get(1))
          .forEach(value -> shown.put(Page.names(row.get(0)).get(0), normal(value)));
    }
    Map<String, String> ofCode = SettingDefaults.all();

    ofCode.keySet().retainAll(shown.keySet());
    assertThat(ofCode).hasSizeGreaterThan(LEAST_COMPARED);
    assertThat(shown).containsAllEntriesOf(ofCode);
  }

  /** A duration has several spellings: {@code P90D} is {@code PT2160H}. */
  private static String normal(String value) {
    return value.matches("P[\\dT].*") ? Duration.parse(value).toString() : value;
  }

  private static List<String> rows() {
    return PAGE.table("| name | default | meaning |").stream()
        .map(row -> Page.names(row.get(0)).get(0))
        .toList();
  }

  private static Set<String> read() {
    Set<String> names = Sources.matches(NAMED);
    names.addAll(Sources.matches(READ));
    names.removeAll(OTHERS);
    return names;
  }
}
