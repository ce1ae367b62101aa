package dev.patchbay.api.feed;

import dev.patchbay.api.view.View;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.event.EventKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A committed change in an event stream: all events of its revision. */
public record ChangeView(
    long revision,
    String tenantId,
    String projectId,
    Instant at,
    String actor,
    @Nullable String correlationId,
    List<EventView> events)
    implements View {

  public static ChangeView of(LoggedChange change) {
    return new ChangeView(
        change.revision().value(),
        change.project().tenant().value(),
        change.project().project().value(),
        change.at(),
        change.actor(),
        change.correlationId().orElse(null),
        change.events().stream().map(EventView::of).toList());
  }

  /**
   * Name of the event stream message. A change that created its project is named after its other
   * event.
   */
  public String name() {
    String created = EventKind.PROJECT_CREATED.eventName();
    return events.stream()
        .map(EventView::event)
        .filter(event -> !event.equals(created))
        .findFirst()
        .orElse(events.isEmpty() ? "Changed" : created);
  }
}
