package dev.patchbay.registry.diff;

import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.registry.diff.ToolChange.Kind;
import dev.patchbay.registry.diff.schema.Effort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changed from one manifest to another, as the reader of a changelog wants it; the version
 * itself is no change. Immutable.
 *
 * <p>The contract that is rated is what agents see: exposed names, schemas, annotations. How a tool
 * is called upstream is behind it and at most MINOR, since every call that was valid stays valid;
 * it is not PATCH where a call goes elsewhere or needs another credential, because that is for
 * whoever runs the connector to know. {@link ConnectorDiff} and {@link ToolDiff} have the rules,
 * each with its reason.
 *
 * @param tools added and changed ones in the order of the newer manifest, then those removed
 */
public record ManifestDiff(List<Change> connector, List<ToolChange> tools) {
  public ManifestDiff {
    connector = List.copyOf(connector);
    tools = List.copyOf(tools);
  }

  public static ManifestDiff between(ConnectorManifest before, ConnectorManifest after) {
    Map<ToolName, ConnectorTool> old = byName(before);
    Map<ToolName, ConnectorTool> young = byName(after);
    Effort effort = new Effort(Effort.MOST_TOGETHER);
    List<ToolChange> tools = new ArrayList<>();
    young.forEach(
        (name, tool) ->
            Optional.ofNullable(old.get(name))
                .map(was -> ToolDiff.between(was, tool, effort))
                .orElse(Optional.of(ToolChange.added(name)))
                .ifPresent(tools::add));
    old.keySet().stream()
        .filter(name -> !young.containsKey(name))
        .map(ToolChange::removed)
        .forEach(tools::add);
    return new ManifestDiff(ConnectorDiff.between(before, after), tools);
  }

  private static Map<ToolName, ConnectorTool> byName(ConnectorManifest manifest) {
    Map<ToolName, ConnectorTool> tools = new LinkedHashMap<>();
    manifest.tools().forEach(tool -> tools.put(tool.name(), tool));
    return tools;
  }

  /** The names of the tools to which this happened. */
  public List<ToolName> tools(Kind kind) {
    return tools.stream().filter(tool -> tool.kind() == kind).map(ToolChange::tool).toList();
  }

  /** The greatest of all; empty when nothing changed. */
  public Optional<Rating> rating() {
    return Rating.greatest(
        Stream.concat(connector.stream(), tools.stream().flatMap(tool -> tool.changes().stream()))
            .toList());
  }
}
