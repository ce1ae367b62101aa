package dev.patchbay.registry.reading;

import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ManifestWarnings;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.source.SourceState;
import java.util.List;
import java.util.stream.Stream;

/** A connector as a list shows it: what is loaded, and how its file is. */
public record ConnectorEntry(long sequence, LoadedConnector connector, SourceState source) {

  /** What the manifest has but should not, and what the last change gave reason to say. */
  public List<Problem> warnings() {
    return Stream.concat(
            ManifestWarnings.of(connector.manifest()).stream(), connector.notices().stream())
        .toList();
  }
}
