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
 * Connectors that the store has and this node cannot read, said once by name when they are found.
 * They stay in the store as they are until somebody installs another in their place. Thread-safe.
 */
@SingletonBean
public class UnreadableConnectors {
  private static final Logger LOG = System.getLogger(UnreadableConnectors.class.getName());

  private final Map<ProjectKey, List<Unreadable>> found = new ConcurrentHashMap<>();

  /** How many there are: what health may show. */
  public int count() {
    return found.values().stream().mapToInt(List::size).sum();
  }

  /** What was found when the project was read. */
  void put(ProjectKey project, List<Unreadable> unreadable) {
    List<Unreadable> before =
        unreadable.isEmpty() ? found.remove(project) : found.put(project, unreadable);
    unreadable.stream()
        .filter(each -> before == null || !before.contains(each))
        .forEach(each -> complain(project, each));
  }

  /** Another connector stands in its place. */
  void replaced(ProjectKey project, ConnectorName name) {
    found.computeIfPresent(
        project,
        (key, all) -> {
          List<Unreadable> left =
              all.stream().filter(each -> !each.connector().equals(name)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  private static void complain(ProjectKey project, Unreadable connector) {
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
