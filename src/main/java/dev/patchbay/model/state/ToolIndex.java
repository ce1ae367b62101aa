package dev.patchbay.model.state;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Index of tool positions by exposed name (unique) and by plain name (not unique). Immutable and
 * persistent; replacing a connector touches only names that differ.
 */
final class ToolIndex {
  static final ToolIndex EMPTY = new ToolIndex(SortedIndex.empty(), SortedIndex.empty());

  private final SortedIndex<ExposedName, ToolPosition> exposed;
  private final SortedIndex<Plain, ToolPosition> plain;

  private ToolIndex(
      SortedIndex<ExposedName, ToolPosition> exposed, SortedIndex<Plain, ToolPosition> plain) {
    this.exposed = exposed;
    this.plain = plain;
  }

  /** Sort key of plain names; tools of one name are adjacent, in list order. */
  private record Plain(ToolName name, ToolPosition position) implements Comparable<Plain> {
    private static final Comparator<Plain> ORDER =
        Comparator.comparing(Plain::name).thenComparing(Plain::position);

    @Override
    public int compareTo(Plain other) {
      return ORDER.compare(this, other);
    }
  }

  Optional<ToolPosition> find(ExposedName name) {
    return exposed.find(name);
  }

  /** Positions with this plain name, in list order; lazy. */
  Stream<ToolPosition> find(ToolName name) {
    return Stream.iterate(
            plain.next(new Plain(name, ToolPosition.START), true),
            found -> found.filter(key -> key.name().equals(name)).isPresent(),
            found -> plain.next(found.orElseThrow(), false))
        .map(found -> found.orElseThrow().position());
  }

  /**
   * Replaces the entries of a connector.
   *
   * @param sequence position of the connector
   * @param before former manifest; empty for a new connector
   * @param after new manifest; empty for a removed connector
   */
  ToolIndex with(
      long sequence, Optional<ConnectorManifest> before, Optional<ConnectorManifest> after) {
    return new ToolIndex(
        exposed.with(changes(exposed(sequence, before), exposed(sequence, after))),
        plain.with(changes(plain(sequence, before), plain(sequence, after))));
  }

  private static SortedMap<ExposedName, ToolPosition> exposed(
      long sequence, Optional<ConnectorManifest> manifest) {
    SortedMap<ExposedName, ToolPosition> names = new TreeMap<>();
    manifest.ifPresent(
        connector -> {
          for (ConnectorTool tool : connector.tools()) {
            names.put(connector.exposedName(tool), new ToolPosition(sequence, names.size()));
          }
        });
    return names;
  }

  private static SortedMap<Plain, ToolPosition> plain(
      long sequence, Optional<ConnectorManifest> manifest) {
    SortedMap<Plain, ToolPosition> names = new TreeMap<>();
    manifest.ifPresent(
        connector -> {
          for (ConnectorTool tool : connector.tools()) {
            ToolPosition position = new ToolPosition(sequence, names.size());
            names.put(new Plain(tool.name(), position), position);
          }
        });
    return names;
  }

  private static <K extends Comparable<K>> SortedMap<K, Optional<ToolPosition>> changes(
      SortedMap<K, ToolPosition> before, SortedMap<K, ToolPosition> after) {
    SortedMap<K, Optional<ToolPosition>> changes = new TreeMap<>();
    before.keySet().forEach(key -> changes.put(key, Optional.empty()));
    after.forEach(
        (key, position) -> {
          if (position.equals(before.get(key))) {
            changes.remove(key);
          } else {
            changes.put(key, Optional.of(position));
          }
        });
    return changes;
  }
}
