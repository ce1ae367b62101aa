package dev.patchbay.registry;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.RecordedTrail;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.history.Versions;
import dev.patchbay.registry.install.ConnectorInstaller;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.Installed;
import dev.patchbay.registry.install.ManifestDigests;
import dev.patchbay.registry.install.Rollbacks;
import dev.patchbay.registry.install.Samples;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.reading.ConnectorEntry;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ToolFilter;
import dev.patchbay.registry.reload.ConnectorReload;
import dev.patchbay.registry.reload.HotReload;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.SourceFiles;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.usage.UsageFigures;
import dev.patchbay.store.FakeEncryption;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The whole registry, wired by hand as CDI wires it, with fakes that a test can control. */
public final class PlainRegistry {
  public static final TenantId ACME = new TenantId("acme");
  public static final ProjectId SHOP = new ProjectId("shop");
  public static final ProjectKey ACME_SHOP = new ProjectKey(ACME, SHOP);
  public static final Caller ANN = caller("acme", "ann");

  public final SettableClock clock = new SettableClock();
  public final RecordedEvents events = new RecordedEvents();
  public final CountedMetrics meter = new CountedMetrics();
  public final CountedReader reader;
  public final InvalidationCounters ticks = new InvalidationCounters(0);
  public final UsageFigures usage = new UsageFigures();
  public final SourceLedger sources = new SourceLedger(ticks);
  public final Snapshots snapshots = new Snapshots(new InternalRegistry());
  public final RecordedTrail trail;
  public final SideState beside;
  public final PlainChanges node;
  public final HotReload hotReload;
  public final RegistryService service;

  public PlainRegistry(SourceFiles files) {
    this(files, 100);
  }

  public PlainRegistry(SourceFiles files, int mostConnectors) {
    this(files, new InMemoryRegistryStore(), mostConnectors, new FakeDescriptorReader());
  }

  public <S extends RegistryStore & RevisionLog & VersionHistory> PlainRegistry(
      SourceFiles files, S store) {
    this(files, store, 100, new FakeDescriptorReader());
  }

  public PlainRegistry(SourceFiles files, Settings.VersionPolicy policy) {
    this(
        files,
        new InMemoryRegistryStore(),
        settings(100, "connectors", policy),
        new FakeDescriptorReader());
  }

  public <S extends RegistryStore & RevisionLog & VersionHistory> PlainRegistry(
      SourceFiles files, S store, int mostConnectors, DescriptorReader descriptors) {
    this(files, store, settings(mostConnectors), descriptors);
  }

  private <S extends RegistryStore & RevisionLog & VersionHistory> PlainRegistry(
      SourceFiles files, S store, Settings settings, DescriptorReader descriptors) {
    reader = new CountedReader(descriptors);
    beside = new SideState(usage, sources, ticks);
    node = new PlainChanges(snapshots, store, store, events, beside);
    trail = node.trail;
    ProjectChanges changes = node.changes;
    ManifestDigests digests = new ManifestDigests(reader, new FakeEncryption());
    ConnectorInstaller installer =
        new ConnectorInstaller(
            reader, digests, files, changes, snapshots, beside, settings, meter, clock);
    ConnectorReload reload =
        new ConnectorReload(digests, changes, sources, beside, settings, node.feed, clock);
    hotReload = new HotReload(snapshots, reload, sources, files, reader, meter);
    Versions versions = new Versions(snapshots, store);
    service =
        new RegistryService(
            snapshots,
            new ProjectLifecycle(changes, beside, clock),
            installer,
            new Samples(installer, files),
            versions,
            new Rollbacks(versions, changes, beside, clock),
            hotReload,
            usage,
            sources,
            ticks,
            meter,
            clock,
            name -> name.startsWith("math."));
  }

  public static Settings settings(int mostConnectors) {
    return settings(mostConnectors, "connectors");
  }

  public static Settings settings(int mostConnectors, String connectorsDir) {
    return settings(mostConnectors, connectorsDir, Settings.VersionPolicy.WARN);
  }

  private static Settings settings(
      int mostConnectors, String connectorsDir, Settings.VersionPolicy policy) {
    return settings(mostConnectors, connectorsDir, policy, Settings.Auth.DEV);
  }

  public static Settings settings(Settings.Auth auth) {
    return settings(100, "connectors", Settings.VersionPolicy.WARN, auth);
  }

  private static Settings settings(
      int mostConnectors, String connectorsDir, Settings.VersionPolicy policy, Settings.Auth auth) {
    return new Settings(
        true,
        mostConnectors,
        connectorsDir,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        policy,
        auth,
        Optional.empty());
  }

  public static Caller caller(String tenant, String id) {
    return new Caller(new TenantId(tenant), id, Set.of(Role.ADMIN), Optional.empty());
  }

  public Installed install(Descriptor descriptor) {
    return service
        .installFromManifest(
            ChangeRequest.of(ANN, SHOP), descriptor.manifest(), InstallOptions.DEFAULT)
        .result();
  }

  public Installed installFile(String path) {
    return service
        .installFromFile(ChangeRequest.of(ANN, SHOP), path, InstallOptions.DEFAULT)
        .result();
  }

  public ProjectRegistry shop() {
    return service.read(ANN, SHOP).registry();
  }

  public LoadedConnector connector(String name) {
    return entry(name).connector();
  }

  public ConnectorEntry entry(String name) {
    return service.read(ANN, SHOP).connector(Optional.of(new ConnectorName(name)));
  }

  public List<String> connectorNames() {
    return service.read(ANN, SHOP).registry().connectors().stream()
        .map(connector -> connector.name().value())
        .toList();
  }

  public List<String> toolNames() {
    return service.read(ANN, SHOP).tools(ToolFilter.NONE, PageRequest.everything()).items().stream()
        .map(tool -> tool.loaded().name().value())
        .toList();
  }

  public LoadedTool tool(String name) {
    return service.read(ANN, SHOP).tool(name).loaded();
  }
}
