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
 * Differences between two manifests, rated for a changelog; the version itself is not compared.
 * Immutable.
 *
 * <p>The rated contract is what agents see: exposed names, schemas, annotations. Upstream details
 * are at most MINOR, since every valid call stays valid. They are not PATCH when a call goes to
 * another address or needs another credential, because the operator must know of it. {@link
 * ConnectorDiff} and {@link ToolDiff} have the rules, each with its reason.
 *
 * @param tools added and changed tools in the order of the newer manifest, then removed tools
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

  /** The names of the tools of this kind of change. */
  public List<ToolName> tools(Kind kind) {
    return tools.stream().filter(tool -> tool.kind() == kind).map(ToolChange::tool).toList();
  }

  /** The greatest rating of all changes; empty when nothing changed. */
  public Optional<Rating> rating() {
    return Rating.greatest(
        Stream.concat(connector.stream(), tools.stream().flatMap(tool -> tool.changes().stream()))
            .toList());
  }
}
