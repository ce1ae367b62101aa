package dev.patchbay.registry.reading;

import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ManifestWarnings;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.source.SourceState;
import java.util.List;
import java.util.stream.Stream;

/** A connector as an entry of a list: the loaded connector and the state of its file. */
public record ConnectorEntry(long sequence, LoadedConnector connector, SourceState source) {

  /** Warnings about the manifest, and notices of the last change. */
  public List<Problem> warnings() {
    return Stream.concat(
            ManifestWarnings.of(connector.manifest()).stream(), connector.notices().stream())
        .toList();
  }
}
