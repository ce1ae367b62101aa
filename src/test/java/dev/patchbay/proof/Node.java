package dev.patchbay.proof;

import static dev.patchbay.registry.PlainRegistry.ACME;
import static dev.patchbay.registry.PlainRegistry.ANN;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.Installed;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node without a server: the registry over a store. A connector's tag is the name of its only
 * tool, so that the answer to an install says which tag it replaced.
 */
final class Node {
  private static final int MOST_CONNECTORS = 100_000;

  private final PlainRegistry registry;

  Node(StorePorts store) {
    this(store, MOST_CONNECTORS);
  }

  Node(StorePorts store, int mostConnectors) {
    registry =
        new PlainRegistry(
            new FakeSourceFiles(), store, mostConnectors, new YamlDescriptorReader(Set::of));
  }

  static ProjectKey key(String project) {
    return new ProjectKey(ACME, new ProjectId(project));
  }

  void ensure(String project) {
    registry.service.ensureProject(request(project));
  }

  /** Result of a put. */
  record Put(Revision revision, Optional<String> replaced) {}

  Put put(String project, String connector, String tag) {
    Changed<Installed> changed =
        registry.service.installFromManifest(
            request(project),
            Descriptor.of(connector, "1.0.0", tag).body(),
            InstallOptions.DEFAULT);
    return new Put(
        changed.revision(),
        changed.result().changes().removed().stream().map(ToolName::value).findFirst());
  }

  /** The revision of the removal; empty when the connector was absent. */
  Optional<Revision> remove(String project, String connector) {
    try {
      return Optional.of(
          registry.service.uninstall(request(project), new ConnectorName(connector)).revision());
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.CONNECTOR_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ChangeRequest request(String project) {
    return ChangeRequest.of(ANN, new ProjectId(project));
  }

  /** The project as the store has it, read through this node. */
  SortedMap<String, String> fresh(String project) {
    return tags(registry.node.foreign.refresh(key(project)).orElseThrow());
  }

  /** The project as this node shows it from memory. */
  ProjectRegistry shown(String project) {
    return registry.snapshots.find(key(project)).orElseThrow();
  }

  void follow() {
    registry.node.feed.follow();
  }

  static SortedMap<String, String> tags(ProjectRegistry project) {
    SortedMap<String, String> tags = new TreeMap<>();
    project.connectors().stream()
        .forEach(connector -> tags.put(connector.name().value(), tag(connector)));
    return tags;
  }

  static String tag(LoadedConnector connector) {
    return connector.tools().get(0).name().value();
  }
}
