package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.event.RegistryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A committed change as it is published.
 *
 * @param actor the caller's id
 * @param correlationId of the request that made the change, on any node
 * @param events in order; all of this revision
 */
public record LoggedChange(
    Revision revision,
    ProjectKey project,
    Instant at,
    String actor,
    Optional<String> correlationId,
    List<RegistryEvent> events) {
  public LoggedChange {
    events = List.copyOf(events);
  }
}
