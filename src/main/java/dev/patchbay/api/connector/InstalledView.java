package dev.patchbay.api.connector;

import dev.patchbay.api.view.ChangesView;
import dev.patchbay.api.view.ProblemView;
import dev.patchbay.api.view.View;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.install.Installed;
import java.time.Instant;
import java.util.List;

/** Result of an install. */
public record InstalledView(
    boolean success, Summary connector, ChangesView changes, List<ProblemView> warnings)
    implements View {

  /** Short form of the connector. */
  public record Summary(
      String name, String version, boolean enabled, int toolCount, Instant loadedAt) {}

  public static InstalledView of(Installed installed) {
    LoadedConnector connector = installed.connector();
    return new InstalledView(
        true,
        new Summary(
            connector.name().value(),
            connector.version().text(),
            connector.enabled(),
            connector.tools().size(),
            connector.loadedAt()),
        ChangesView.of(installed.changes()),
        ProblemView.all(installed.warnings()));
  }
}
