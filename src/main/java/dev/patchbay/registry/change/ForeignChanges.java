package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Loads commits of other nodes into this node's snapshots. Holds the project's lock, so that an
 * older snapshot never replaces a newer one.
 */
@SingletonBean
public class ForeignChanges {
  private final Snapshots snapshots;
  private final RegistryStore store;
  private final RevisionLog log;
  private final ProjectLocks locks;
  private final SideState beside;
  private final UnreadableConnectors unreadable;

  @Inject
  public ForeignChanges(
      Snapshots snapshots,
      RegistryStore store,
      RevisionLog log,
      ProjectLocks locks,
      SideState beside,
      UnreadableConnectors unreadable) {
    this.snapshots = snapshots;
    this.store = store;
    this.log = log;
    this.locks = locks;
    this.beside = beside;
    this.unreadable = unreadable;
  }

  /** Publishes the project as the store has it; empty when it is absent. */
  public Optional<ProjectRegistry> refresh(ProjectKey key) {
    return locks.inTurn(key, () -> refreshInTurn(key));
  }

  /**
   * Publishes every project as the store has it, and removes projects that the store no longer has.
   */
  public void refreshAll() {
    Set<ProjectKey> keys = new LinkedHashSet<>(store.projects());
    snapshots
        .tenants()
        .values()
        .forEach(
            tenant -> tenant.from(Optional.empty()).map(ProjectRegistry::key).forEach(keys::add));
    keys.forEach(this::refresh);
  }

  /** This node has replaced the connectors, so they are readable again. */
  void readableAgain(ProjectKey key, List<LoadedConnector> connectors) {
    connectors.forEach(connector -> unreadable.replaced(key, connector.name()));
  }

  private Optional<ProjectRegistry> refreshInTurn(ProjectKey key) {
    Optional<ProjectRegistry> known = snapshots.find(key);
    Optional<StoredProject> found = store.read(key, known);
    unreadable.put(key, found.map(StoredProject::unreadable).orElse(List.of()));
    Optional<ProjectRegistry> stored = found.map(StoredProject::registry);
    if (stored.isPresent()) {
      snapshots.publish(stored.get());
      update(key, known, stored.get());
    } else if (known.isPresent()) {
      snapshots.remove(key, log.last());
      beside.projectRemoved(key);
    }
    return stored;
  }

  private void update(ProjectKey key, Optional<ProjectRegistry> known, ProjectRegistry stored) {
    List<LoadedConnector> before =
        known.stream().flatMap(project -> project.connectors().stream()).toList();
    before.stream()
        .map(LoadedConnector::name)
        .filter(name -> stored.connectors().find(name).isEmpty())
        .forEach(name -> beside.uninstalled(key, name));
    stored.connectors().stream()
        .filter(connector -> isNews(connector, known))
        .forEach(connector -> beside.installed(key, connector, Optional.empty()));
  }

  /** Has another node installed other content, or read another file, than this node knows? */
  private static boolean isNews(LoadedConnector connector, Optional<ProjectRegistry> known) {
    return known
        .flatMap(project -> project.connectors().find(connector.name()))
        .filter(
            old ->
                old.digest().equals(connector.digest())
                    && old.takenFile().equals(connector.takenFile()))
        .isEmpty();
  }
}
