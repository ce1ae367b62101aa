package dev.patchbay.registry.transfer;

import static dev.patchbay.registry.PlainRegistry.ACME;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Secret;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.CommitRetry;
import dev.patchbay.registry.change.ProjectQuota;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.snapshot.Snapshots;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A node with its own store, to export from and import to. */
final class Site {
  static final int MOST_CONNECTORS = 5;
  static final int MOST_PROJECTS = 10;
  static final int MOST_CHANGES = 50;

  final FakeSourceFiles files = new FakeSourceFiles();
  final PlainRegistry node;
  private final VersionHistory history;
  private final TenantExport exports;
  private final TenantImport imports;

  <S extends RegistryStore & RevisionLog & VersionHistory & RegistryImport> Site(S store) {
    this(store, "key");
  }

  <S extends RegistryStore & RevisionLog & VersionHistory & RegistryImport> Site(
      S store, String masterKey) {
    history = store;
    YamlDescriptorReader reader = new YamlDescriptorReader(Set::of);
    node = new PlainRegistry(files, store, MOST_CONNECTORS, reader);
    PlainEncryption seal = new PlainEncryption(masterKey);
    exports =
        new TenantExport(node.snapshots, store, store, node.usage, reader, seal, seal, node.clock);
    imports =
        new TenantImport(
            new ImportReader(reader, files, seal, PlainRegistry.settings(MOST_CONNECTORS)),
            store,
            store,
            node.node.foreign,
            node.beside,
            new CommitRetry(),
            node.trail,
            caller -> !node.node.revoked,
            new ProjectQuota(
                node.snapshots,
                new QuotaSettings(MOST_PROJECTS, QuotaSettings.DEFAULT.keptBytes())),
            node.node.feed,
            new TransferSettings(1_000_000, MOST_CHANGES, 2),
            node.clock);
  }

  /** A project with two versions, a secret, a use, a file and a disabled connector. */
  void furnish() {
    Caller ann = PlainRegistry.ANN;
    ProjectId shop = PlainRegistry.SHOP;
    node.clock.advance(java.time.Duration.ofMillis(1_234));
    node.service.installFromManifest(
        ChangeRequest.of(ann, shop),
        Descriptor.of("crm", "1.0.0", "find", "merge").body(),
        withSecret("s3cret"));
    node.service.markToolUsed(ann, shop, "find");
    node.clock.advance(java.time.Duration.ofMinutes(1));
    Caller ben = PlainRegistry.caller("acme", "ben");
    node.service.installFromManifest(
        ChangeRequest.of(ben, shop),
        Descriptor.of("crm", "1.1.0", "find").body(),
        InstallOptions.DEFAULT);
    node.service.markToolUsed(ann, shop, "find");
    files.write("wiki.yaml", Descriptor.of("wiki", "2.0.0", "look").yaml());
    node.service.installFromFile(ChangeRequest.of(ann, shop), "wiki.yaml", InstallOptions.DEFAULT);
    node.service.disable(ChangeRequest.of(ann, shop), new ConnectorName("wiki"));
    node.service.ensureProject(ChangeRequest.of(ann, new ProjectId("empty")));
  }

  static InstallOptions withSecret(String value) {
    return new InstallOptions(
        Optional.empty(), Optional.of(new TreeMap<>(Map.of("api_key", new Secret(value)))), true);
  }

  List<String> export(ExportedSecrets secrets) {
    return export(PlainRegistry.ANN, secrets);
  }

  List<String> export(Caller caller, ExportedSecrets secrets) {
    List<String> lines = new ArrayList<>();
    exports.write(caller, secrets, lines::add);
    return lines;
  }

  ImportReport take(List<String> lines) {
    return take(PlainRegistry.ANN, lines, new ImportOptions(false, false));
  }

  ImportReport take(Caller caller, InputStream lines) {
    return imports.take(
        caller, ImportLines.of(lines, -1, 1_000_000), new ImportOptions(false, false));
  }

  ImportReport take(Caller caller, List<String> lines, ImportOptions options) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return imports.take(
        caller, ImportLines.of(new ByteArrayInputStream(bytes), bytes.length, 1_000_000), options);
  }

  /** All content of a project except times, actors and revisions of this store. */
  record Picture(List<LoadedConnector> connectors, List<Past> past) {}

  /** The content of a version, and the figures of the tools. */
  record Past(String version, String digest, List<ToolUsage> usage) {}

  List<ConnectorVersion> versions(String project, String connector) {
    return history.of(new ProjectKey(ACME, new ProjectId(project)), new ConnectorName(connector));
  }

  Picture picture(String project) {
    ProjectKey key = new ProjectKey(ACME, new ProjectId(project));
    Snapshots snapshots = node.snapshots;
    ProjectRegistry registry = snapshots.find(key).orElseThrow();
    List<LoadedConnector> connectors = registry.connectors().stream().toList();
    return new Picture(
        connectors.stream().map(connector -> connector.asOf(Instant.EPOCH)).toList(),
        connectors.stream()
            .flatMap(
                connector ->
                    history.of(key, connector.name()).stream()
                        .map(version -> past(key, connector, version)))
            .toList());
  }

  private Past past(ProjectKey key, LoadedConnector connector, ConnectorVersion version) {
    return new Past(
        version.version().text(),
        version.digest().value(),
        connector.tools().stream()
            .map(tool -> node.usage.of(key, connector.name(), tool.name()))
            .toList());
  }
}
