package dev.patchbay.api.connector;

import dev.patchbay.api.view.View;
import dev.patchbay.registry.history.Versions;
import java.util.List;

/** Stored versions of a connector, newest first. */
public record VersionsView(List<VersionView> versions, int total) implements View {
  public static VersionsView of(Versions.Listing listing) {
    return new VersionsView(
        listing.versions().stream()
            .map(version -> VersionView.row(version, listing.isCurrent(version)))
            .toList(),
        listing.versions().size());
  }
}
