package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the pages: a reader and a question first, plain words, few lines at the entrance. */
class PageFormTest {
  private static final Pattern OPENING =
      Pattern.compile("# [^\n]+\n\n\\*For [^*]*: [^*]*\\?\\*\n.*", Pattern.DOTALL);
  private static final Pattern VAGUE =
      Pattern.compile(
          "\\b(whoever|nobody|somebody|everybody|anybody)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern DATED = Pattern.compile("(?m)^Decided on (\\d{4}-\\d{2}-\\d{2})\\.");

  @Test
  void eachPageBeginsWithItsReaderAndQuestion() {
    Stream<Page> roots =
        Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md").map(Path::of).map(Page::of);

    assertThat(Stream.concat(roots, site().stream()))
        .allSatisfy(page -> assertThat(page.text()).as(page.path().toString()).matches(OPENING));
  }

  @Test
  void noPageHasAVagueSubject() {
    assertThat(Page.all().stream().filter(page -> VAGUE.matcher(page.text()).find()))
        .extracting(Page::path)
        .isEmpty();
  }

  @Test
  void theEntrancesAreShort() {
    assertThat(Page.of(Path.of("README.md")).text().lines()).hasSizeLessThanOrEqualTo(150);
    assertThat(Page.of(Path.of("ARCHITECTURE.md")).text().lines()).hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void decisionsAreNumberedInTheOrderOfTheirDates() {
    List<Page> decisions =
        site().stream()
            .filter(page -> DECISION.matcher(page.path().getFileName().toString()).matches())
            .toList();

    assertThat(decisions.stream().map(page -> page.path().getFileName().toString().substring(0, 4)))
        .isNotEmpty()
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, decisions.size())
                .mapToObj(number -> "%04d".formatted(number))
                .toList());
    assertThat(decisions.stream().map(PageFormTest::date)).isSorted();
  }

  private static String date(Page page) {
    return DATED
        .matcher(page.text())
        .results()
        .map((MatchResult r) -> r.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static List<Page> site() {
    return Page.all().stream().filter(Page::isOfSite).toList();
  }
}
