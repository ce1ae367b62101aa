package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.registry.event.EventKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of events and of the audit trail's other actions against the code. */
class EventsPageTest {
  /** Actions are literals in the past tense. */
  private static final Pattern ACTION =
      Pattern.compile("\"([A-Z][a-z]+[A-Z][A-Za-z]*(?:ed|Out))\"");

  @Test
  void everyEventHasARowAndNoOther() {
    assertThat(names("reference/rest.md", "| event | what happened |"))
        .containsExactlyInAnyOrderElementsOf(events());
  }

  @Test
  void everyActionThatIsNoEventHasARowAndNoOther() {
    Set<String> actions = Sources.matches(ACTION);
    actions.removeAll(events());

    assertThat(names("explanation/audit.md", "| action | what happened |"))
        .containsExactlyInAnyOrderElementsOf(actions);
  }

  private static List<String> events() {
    return Arrays.stream(EventKind.values()).map(EventKind::eventName).toList();
  }

  private static List<String> names(String page, String header) {
    return Page.ofSite(page).table(header).stream()
        .map(row -> Page.names(row.get(0)).get(0))
        .toList();
  }
}
