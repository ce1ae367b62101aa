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
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.ProjectChanges;
import dev.patchbay.registry.snapshot.RegistryStore;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.SourceFiles;
import dev.patchbay.store.InMemoryRegistryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The whole registry wired by hand, as CDI wires it, around fakes that a test can turn. */
final class PlainRegistry {
  static final TenantId ACME = new TenantId("acme");
  static final ProjectId SHOP = new ProjectId("shop");
  static final ProjectKey ACME_SHOP = new ProjectKey(ACME, SHOP);
  static final Caller ANN = caller("acme", "ann");

  final SettableClock clock = new SettableClock();
  final RecordedEvents events = new RecordedEvents();
  final CountedMeter meter = new CountedMeter();
  final FakeDescriptorReader reader = new FakeDescriptorReader();
  final Ticks ticks = new Ticks();
  final UsageFigures usage = new UsageFigures();
  final SourceLedger sources = new SourceLedger(ticks);
  final Snapshots snapshots = new Snapshots(new InternalRegistry());
  final HotReload hotReload;
  final RegistryService service;

  PlainRegistry(SourceFiles files) {
    this(files, new InMemoryRegistryStore(), 100);
  }

  PlainRegistry(SourceFiles files, int mostConnectors) {
    this(files, new InMemoryRegistryStore(), mostConnectors);
  }

  PlainRegistry(SourceFiles files, RegistryStore store, int mostConnectors) {
    ProjectChanges changes = new ProjectChanges(snapshots, store, events);
    BesideSnapshots beside = new BesideSnapshots(usage, sources, ticks);
    ConnectorInstaller installer =
        new ConnectorInstaller(
            reader, files, changes, snapshots, beside, settings(mostConnectors), meter, clock);
    ConnectorReload reload = new ConnectorReload(changes, sources, beside, events, clock);
    hotReload = new HotReload(snapshots, reload, sources, files, reader, meter);
    service =
        new RegistryService(
            snapshots,
            new ProjectLifecycle(changes, beside, clock),
            installer,
            new Samples(installer, files),
            hotReload,
            usage,
            sources,
            ticks,
            meter,
            clock,
            name -> name.startsWith("math."));
  }

  static Settings settings(int mostConnectors) {
    return settings(mostConnectors, "connectors");
  }

  static Settings settings(int mostConnectors, String connectorsDir) {
    return new Settings(
        true,
        mostConnectors,
        connectorsDir,
        Duration.ofSeconds(1),
        Settings.Auth.DEV,
        Optional.empty());
  }

  static Caller caller(String tenant, String id) {
    return new Caller(new TenantId(tenant), id, Set.of(Role.ADMIN), Optional.empty());
  }

  Installed install(Descriptor descriptor) {
    return service.installFromManifest(ANN, SHOP, descriptor.manifest(), InstallOptions.DEFAULT);
  }

  Installed installFile(String path) {
    return service.installFromFile(ANN, SHOP, path, InstallOptions.DEFAULT);
  }

  ProjectRegistry shop() {
    return service.read(ANN, SHOP).registry();
  }

  LoadedConnector connector(String name) {
    return entry(name).connector();
  }

  ConnectorEntry entry(String name) {
    return service.read(ANN, SHOP).connector(Optional.of(new ConnectorName(name)));
  }

  List<String> connectorNames() {
    return service.listConnectors(ANN, SHOP).stream()
        .map(connector -> connector.name().value())
        .toList();
  }

  List<String> toolNames() {
    return service.listTools(ANN, SHOP).stream().map(tool -> tool.name().value()).toList();
  }

  LoadedTool tool(String name) {
    return service.read(ANN, SHOP).tool(name).loaded();
  }
}
