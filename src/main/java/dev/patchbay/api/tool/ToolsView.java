package dev.patchbay.api.tool;

import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.reading.Cursor;
import dev.patchbay.registry.reading.Page;
import dev.patchbay.registry.reading.ToolEntry;
import java.util.List;
import java.util.Optional;

/** The answer of {@code GET …/tools}. */
public record ToolsView(
    String projectId, List<ToolView> tools, int total, Optional<String> nextCursor)
    implements View {

  public static ToolsView of(ProjectId project, Page<ToolEntry, ToolPosition> page) {
    return new ToolsView(
        project.value(),
        page.items().stream().map(ToolView::of).toList(),
        page.total(),
        page.next().map(Cursor::of));
  }
}
