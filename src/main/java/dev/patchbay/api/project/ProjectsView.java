package dev.patchbay.api.project;

import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.reading.Cursor;
import dev.patchbay.registry.reading.Page;
import dev.patchbay.registry.reading.ProjectStats;
import java.util.List;
import java.util.Optional;

/** The answer of {@code GET /projects}. */
public record ProjectsView(List<ProjectStatsView> projects, int total, Optional<String> nextCursor)
    implements View {

  public static ProjectsView of(Page<ProjectStats, ProjectId> page) {
    return new ProjectsView(
        page.items().stream().map(ProjectStatsView::of).toList(),
        page.total(),
        page.next().map(Cursor::of));
  }
}
