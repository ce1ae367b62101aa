package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.StoredProject.Unreadable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stored connectors that this node cannot parse. Each is logged once by name. It stays in the store
 * unchanged until another connector is installed in its place. Thread-safe.
 */
@SingletonBean
public class UnreadableConnectors {
  private static final Logger LOG = System.getLogger(UnreadableConnectors.class.getName());

  private final Map<ProjectKey, List<Unreadable>> found = new ConcurrentHashMap<>();

  /** Number of unreadable connectors; may be shown by health checks. */
  public int count() {
    return found.values().stream().mapToInt(List::size).sum();
  }

  /** Sets the unreadable connectors of a project that was just read. */
  void put(ProjectKey project, List<Unreadable> unreadable) {
    List<Unreadable> before =
        unreadable.isEmpty() ? found.remove(project) : found.put(project, unreadable);
    unreadable.stream()
        .filter(each -> before == null || !before.contains(each))
        .forEach(each -> logFailure(project, each));
  }

  /** Another connector was installed in its place. */
  void replaced(ProjectKey project, ConnectorName name) {
    found.computeIfPresent(
        project,
        (key, all) -> {
          List<Unreadable> left =
              all.stream().filter(each -> !each.connector().equals(name)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  private static void logFailure(ProjectKey project, Unreadable connector) {
    LOG.log(
        Level.ERROR,
        () ->
            "The connector "
                + connector.connector()
                + " of the project "
                + project
                + " cannot be read and does not serve: "
                + connector.reason()
                + ". It is kept in the store.");
  }
}
