package dev.patchbay.api.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.api.view.ProblemView;
import dev.patchbay.api.view.View;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.reading.ConnectorEntry;
import dev.patchbay.registry.source.SourceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector as a row of lists, or alone with its manifest. */
public record ConnectorView(
    String name,
    String version,
    Optional<String> title,
    Optional<String> description,
    boolean enabled,
    int toolCount,
    Instant loadedAt,
    Optional<String> filePath,
    Optional<Instant> fileMtime,
    Map<String, ConfigView.Entry> config,
    Map<String, String> labels,
    JsonText metadata,
    List<ProblemView> warnings,
    Optional<ReloadErrorView> reloadError,
    boolean sourceMissing,
    boolean drifted,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonText> manifest)
    implements View {

  /** Why the current file was not loaded. */
  public record ReloadErrorView(Instant at, List<ProblemView> errors) {
    static ReloadErrorView of(SourceState.ReloadError error) {
      return new ReloadErrorView(error.at(), ProblemView.all(error.problems()));
    }
  }

  /** The row of a list. */
  public static ConnectorView row(ConnectorEntry entry) {
    return of(entry, Optional.empty());
  }

  /** The row plus the whole descriptor. */
  public static ConnectorView detail(ConnectorEntry entry, String descriptor) {
    return of(entry, Optional.of(new JsonText(descriptor)));
  }

  private static ConnectorView of(ConnectorEntry entry, Optional<JsonText> descriptor) {
    LoadedConnector connector = entry.connector();
    ConnectorManifest manifest = connector.manifest();
    return new ConnectorView(
        connector.name().value(),
        connector.version().text(),
        manifest.title(),
        manifest.description(),
        connector.enabled(),
        connector.tools().size(),
        connector.loadedAt(),
        connector.filePath(),
        connector.fileMtime(),
        ConfigView.of(connector.config()).keys(),
        manifest.labels().values(),
        manifest.metadata(),
        ProblemView.all(entry.warnings()),
        entry.source().error().map(ReloadErrorView::of),
        entry.source().missing(),
        connector.isDrifted(),
        descriptor);
  }
}
