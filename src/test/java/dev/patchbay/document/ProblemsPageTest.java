package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Rule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of problems against {@link Rule} and {@link FailureKind}. */
class ProblemsPageTest {
  private static final Page PAGE = Page.ofSite("reference/problems.md");

  @Test
  void everyRuleHasARowAndNoOther() {
    List<String> rows =
        PAGE.table("| rule | what it says |").stream()
            .map(row -> Page.names(row.get(0)).get(0))
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
  }

  @Test
  void everyKindOfFailureStandsBesideItsStatusAndNoOther() {
    List<String> kinds =
        PAGE.table("| status | error_type |").stream()
            .flatMap(row -> Page.names(row.get(1)).stream())
            .filter(name -> !name.equals("candidates"))
            .toList();

    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FailureKind.values()).map(FailureKind::name).toList());
  }
}
