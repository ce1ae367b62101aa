package dev.patchbay.api.connector;

import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.reading.ConnectorEntry;
import dev.patchbay.registry.reading.Cursor;
import dev.patchbay.registry.reading.Page;
import java.util.List;
import java.util.Optional;

/** The answer of {@code GET …/connectors}. */
public record ConnectorsView(
    String projectId, List<ConnectorView> connectors, int total, Optional<String> nextCursor)
    implements View {

  public static ConnectorsView of(ProjectId project, Page<ConnectorEntry, ToolPosition> page) {
    return new ConnectorsView(
        project.value(),
        page.items().stream().map(ConnectorView::row).toList(),
        page.total(),
        page.next().map(Cursor::of));
  }
}
