package dev.patchbay.store;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.RegistryStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store that lasts as long as the server runs; its id is new at each start. */
@ApplicationScoped
public class InMemoryRegistryStore implements RegistryStore {
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final Map<ProjectKey, ProjectRegistry> projects = new HashMap<>();
  private Revision last = Revision.NONE;

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized Revision commit(ProjectChange change, Revision expected) {
    Revision current = find(change.key()).map(ProjectRegistry::revision).orElse(Revision.NONE);
    if (!current.equals(expected)) {
      throw new MCPRuntimeException(
          FailureKind.REVISION_CONFLICT, "The project was changed by somebody else; try again.");
    }
    last = last.next();
    change
        .after()
        .ifPresentOrElse(
            after -> projects.put(change.key(), after.at(last, change.at())),
            () -> projects.remove(change.key()));
    return last;
  }

  @Override
  public synchronized Optional<ProjectRegistry> find(ProjectKey key) {
    return Optional.ofNullable(projects.get(key));
  }
}
