package dev.patchbay.model.state;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Positions of tools by exposed name, which is unique, and by plain name, which is not. Immutable
 * and persistent.
 */
final class ToolIndex {
  static final ToolIndex EMPTY = new ToolIndex(TreePMap.empty(), TreePMap.empty());

  private final TreePMap<ExposedName, ToolPosition> exposed;
  private final TreePMap<ToolName, TreePSet<ToolPosition>> plain;

  private ToolIndex(
      TreePMap<ExposedName, ToolPosition> exposed,
      TreePMap<ToolName, TreePSet<ToolPosition>> plain) {
    this.exposed = exposed;
    this.plain = plain;
  }

  Optional<ToolPosition> find(ExposedName name) {
    return Optional.ofNullable(exposed.get(name));
  }

  Stream<ToolPosition> find(ToolName name) {
    TreePSet<ToolPosition> positions = plain.get(name);
    return positions == null ? Stream.empty() : positions.stream();
  }

  ToolIndex plus(long sequence, ConnectorManifest manifest) {
    TreePMap<ExposedName, ToolPosition> newExposed = exposed;
    TreePMap<ToolName, TreePSet<ToolPosition>> newPlain = plain;
    for (int i = 0; i < manifest.tools().size(); i++) {
      ConnectorTool tool = manifest.tools().get(i);
      ToolPosition position = new ToolPosition(sequence, i);
      newExposed = newExposed.plus(manifest.exposedName(tool), position);
      TreePSet<ToolPosition> others = newPlain.get(tool.name());
      newPlain =
          newPlain.plus(
              tool.name(), others == null ? TreePSet.singleton(position) : others.plus(position));
    }
    return new ToolIndex(newExposed, newPlain);
  }

  ToolIndex minus(long sequence, ConnectorManifest manifest) {
    TreePMap<ExposedName, ToolPosition> newExposed = exposed;
    TreePMap<ToolName, TreePSet<ToolPosition>> newPlain = plain;
    for (int i = 0; i < manifest.tools().size(); i++) {
      ConnectorTool tool = manifest.tools().get(i);
      newExposed = newExposed.minus(manifest.exposedName(tool));
      TreePSet<ToolPosition> positions = newPlain.get(tool.name());
      TreePSet<ToolPosition> rest =
          positions == null ? TreePSet.empty() : positions.minus(new ToolPosition(sequence, i));
      newPlain = rest.isEmpty() ? newPlain.minus(tool.name()) : newPlain.plus(tool.name(), rest);
    }
    return new ToolIndex(newExposed, newPlain);
  }
}
