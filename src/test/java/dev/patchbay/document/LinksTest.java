package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The links between the pages of the repository. */
class LinksTest {
  private static final Pattern EXTERNAL = Pattern.compile("[a-z]+:.*");

  @Test
  void everyRelativeLinkLeadsToAFileAndItsAnchorToAHeading() {
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      page.links().stream()
          .filter(link -> !EXTERNAL.matcher(link).matches())
          .filter(link -> !resolves(page, link))
          .forEach(link -> broken.add(page.path() + ": " + link));
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageOfTheSiteIsLinkedFromAnotherPage() {
    List<Page> pages = Page.all();
    Set<Path> linked =
        pages.stream()
            .flatMap(page -> page.links().stream().map(link -> target(page, link)))
            .collect(Collectors.toSet());

    assertThat(pages.stream().filter(Page::isOfSite).map(Page::path))
        .isNotEmpty()
        .allMatch(linked::contains);
  }

  private static boolean resolves(Page page, String link) {
    Path target = target(page, link);
    if (!Files.exists(target)) {
      return false;
    }
    int anchor = link.indexOf('#');
    return anchor < 0 || Page.of(target).anchors().contains(link.substring(anchor + 1));
  }

  private static Path target(Page page, String link) {
    String file = URLDecoder.decode(link.replaceFirst("#.*", ""), StandardCharsets.UTF_8);
    return file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
  }
}
