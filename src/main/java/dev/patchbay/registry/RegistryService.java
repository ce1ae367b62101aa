package dev.patchbay.registry;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.TenantStats;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Precondition;
import dev.patchbay.registry.history.KeptVersion;
import dev.patchbay.registry.history.VersionDifference;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.history.Versions;
import dev.patchbay.registry.install.ConnectorInstaller;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.Installed;
import dev.patchbay.registry.install.Rollbacks;
import dev.patchbay.registry.install.Samples;
import dev.patchbay.registry.install.Validated;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.reading.HandlerNames;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.ProjectStats;
import dev.patchbay.registry.reading.TenantReading;
import dev.patchbay.registry.reading.ToolEntry;
import dev.patchbay.registry.reading.ToolFilter;
import dev.patchbay.registry.reload.HotReload;
import dev.patchbay.registry.reload.ReloadReport;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.snapshot.StateVersion;
import dev.patchbay.registry.snapshot.TenantRegistry;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.usage.UsageFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Facade of the registry. Each operation takes the caller first and works in the caller's tenant. A
 * project that the caller may not see is reported as absent. Fails with {@link MCPRuntimeException}
 * only.
 */
@ApplicationScoped
public class RegistryService {
  private Snapshots snapshots;
  private ProjectLifecycle lifecycle;
  private ConnectorInstaller installer;
  private Samples samples;
  private Versions versions;
  private Rollbacks rollbacks;
  private HotReload hotReload;
  private UsageFigures usage;
  private SourceLedger sources;
  private InvalidationCounters ticks;
  private Metrics metrics;
  private InstantSource clock;
  private HandlerNames handlers;

  @SuppressWarnings("NullAway.Init")
  RegistryService() {}

  @Inject
  RegistryService(
      Snapshots snapshots,
      ProjectLifecycle lifecycle,
      ConnectorInstaller installer,
      Samples samples,
      Versions versions,
      Rollbacks rollbacks,
      HotReload hotReload,
      UsageFigures usage,
      SourceLedger sources,
      InvalidationCounters ticks,
      Metrics metrics,
      InstantSource clock,
      HandlerNames handlers) {
    this.snapshots = snapshots;
    this.lifecycle = lifecycle;
    this.installer = installer;
    this.samples = samples;
    this.versions = versions;
    this.rollbacks = rollbacks;
    this.hotReload = hotReload;
    this.usage = usage;
    this.sources = sources;
    this.ticks = ticks;
    this.metrics = metrics;
    this.clock = clock;
    this.handlers = handlers;
  }

  /** Changes of one project under a precondition; each returns the revision that it made. */
  public ProjectWriting write(Caller caller, ProjectId project, Precondition precondition) {
    return new ProjectWriting(
        new ChangeRequest(caller, key(caller, project), precondition),
        lifecycle,
        installer,
        rollbacks,
        samples,
        hotReload);
  }

  private ProjectWriting write(Caller caller, ProjectId project) {
    return write(caller, project, Precondition.none());
  }

  /** Creates the project if it is absent; true when it was created. */
  public boolean ensureProject(Caller caller, ProjectId project) {
    return write(caller, project).ensureProject().result();
  }

  /** Removes the project and everything in it. */
  public void removeProject(Caller caller, ProjectId project) {
    write(caller, project).removeProject();
  }

  /** Lists the projects of the caller's tenant. */
  public TenantReading readTenant(Caller caller) {
    long tick = ticks.of(caller.tenant());
    return new TenantReading(caller, snapshots.tenant(caller.tenant()), tick, sources);
  }

  /**
   * Totals over all tenants of this node; fails with FORBIDDEN unless the caller is a
   * platform-admin.
   */
  public TenantStats nodeTotals(Caller caller) {
    if (!caller.hasOneOf(Role.PLATFORM_ADMIN)) {
      throw new MCPRuntimeException(
          FailureKind.FORBIDDEN, "Only a platform-admin may read the totals of the node.");
    }
    return snapshots.tenants().values().stream()
        .map(TenantRegistry::stats)
        .reduce(TenantStats.NONE, TenantStats::plus);
  }

  /** Reads one project at one moment; fails with PROJECT_NOT_FOUND. */
  public ProjectReading read(Caller caller, ProjectId project) {
    ProjectKey key = key(caller, project);
    long tick = ticks.of(key);
    return snapshots
        .find(key)
        .map(registry -> new ProjectReading(registry, tick, usage, sources, handlers))
        .orElseThrow(MCPRuntimeException::noSuchProject);
  }

  /**
   * The state version that {@link #read} would have now, at a fraction of its cost; empty when
   * {@code read} would fail.
   */
  public Optional<StateVersion> findStamp(Caller caller, ProjectId project) {
    if (!caller.mayKnow(project)) {
      return Optional.empty();
    }
    ProjectKey key = new ProjectKey(caller.tenant(), project);
    long tick = ticks.of(key);
    return snapshots.revisions().find(key).map(revision -> new StateVersion(revision, tick));
  }

  /** The state version that {@link #readTenant} would have now. */
  public StateVersion stamp(Caller caller) {
    long tick = ticks.of(caller.tenant());
    return StateVersion.of(snapshots.revisions().of(caller.tenant()), tick);
  }

  /**
   * Installs the connector that a file of the connectors directory describes; creates the project
   * when it is absent.
   *
   * @param filePath relative to the connectors directory; a leading {@code connectors/} is accepted
   */
  public Installed installFromFile(
      Caller caller, ProjectId project, String filePath, InstallOptions options) {
    return write(caller, project).installFromFile(filePath, options).result();
  }

  /** Installs a manifest that was built in Java. */
  public Installed installFromManifest(
      Caller caller, ProjectId project, ConnectorManifest manifest, InstallOptions options) {
    return write(caller, project).installFromManifest(manifest, options).result();
  }

  /** Installs a descriptor given as text. */
  public Installed installFromManifest(
      Caller caller, ProjectId project, DescriptorText descriptor, InstallOptions options) {
    return write(caller, project).installFromManifest(descriptor, options).result();
  }

  /**
   * Dry run of {@link #installFromFile}; changes nothing. Fails when the file cannot be read at
   * all.
   */
  public Validated validateFile(
      Caller caller, ProjectId project, String filePath, InstallOptions options) {
    return installer.validateFile(caller, key(caller, project), filePath, options);
  }

  /**
   * Dry run of {@link #installFromManifest}; changes nothing. Fails when the text cannot be read at
   * all.
   */
  public Validated validate(
      Caller caller, ProjectId project, DescriptorText descriptor, InstallOptions options) {
    return installer.validateText(key(caller, project), descriptor, options);
  }

  public void uninstall(Caller caller, ProjectId project, ConnectorName connector) {
    write(caller, project).uninstall(connector);
  }

  /** Lists the versions of the connector, newest first. */
  public Versions.Listing listVersions(Caller caller, ProjectId project, ConnectorName connector) {
    return versions.list(key(caller, project), connector);
  }

  /** Returns one version; fails with CONNECTOR_NOT_FOUND also when the version is not kept. */
  public KeptVersion getVersion(
      Caller caller, ProjectId project, ConnectorName connector, VersionRef version) {
    return versions.require(key(caller, project), connector, version);
  }

  /** Rates the differences between two versions of a connector. */
  public VersionDifference compareVersions(
      Caller caller, ProjectId project, ConnectorName connector, VersionRef from, VersionRef to) {
    return versions.difference(key(caller, project), connector, from, to);
  }

  /**
   * Restores an earlier version of the connector. Its file is read again only when the file
   * changes.
   */
  public Installed rollBack(
      Caller caller, ProjectId project, ConnectorName connector, VersionRef version) {
    return write(caller, project).rollBack(connector, version).result();
  }

  /** Makes the connector's tools callable again. */
  public void enable(Caller caller, ProjectId project, ConnectorName connector) {
    write(caller, project).enable(connector);
  }

  /** Hides the connector's tools from lists and calls; their exposed names stay reserved. */
  public void disable(Caller caller, ProjectId project, ConnectorName connector) {
    write(caller, project).disable(connector);
  }

  public List<LoadedConnector> listConnectors(Caller caller, ProjectId project) {
    return read(caller, project).registry().connectors().stream().toList();
  }

  /** Lists the callable tools. */
  public List<LoadedTool> listTools(Caller caller, ProjectId project) {
    return read(caller, project).tools(ToolFilter.NONE, PageRequest.everything()).items().stream()
        .map(ToolEntry::loaded)
        .toList();
  }

  /**
   * Finds a tool by its exposed name, or by a plain name that only one tool has; fails with
   * TOOL_NOT_FOUND or AMBIGUOUS_TOOL.
   */
  public ConnectorTool getToolDefinition(Caller caller, ProjectId project, String tool) {
    return read(caller, project).tool(tool).loaded().definition();
  }

  /** Counts one use of the tool and returns the figures including it. */
  public ToolUsage markToolUsed(Caller caller, ProjectId project, String tool) {
    ProjectReading reading = read(caller, project);
    LoadedTool found = reading.tool(tool).loaded();
    ProjectKey key = reading.registry().key();
    ToolUsage figures = usage.mark(key, found.connectorName(), found.name(), clock.instant());
    showOrForget(key, found.connectorName(), found.name());
    metrics.count(Metrics.Metric.TOOL_USES);
    return figures;
  }

  /**
   * Drops the figures when the tool was removed meanwhile, so that a later tool of that name starts
   * at zero.
   */
  private void showOrForget(ProjectKey key, ConnectorName connector, ToolName tool) {
    boolean isThere =
        snapshots
            .find(key)
            .flatMap(project -> project.connectors().find(connector))
            .map(LoadedConnector::tools)
            .filter(tools -> tools.stream().anyMatch(other -> other.name().equals(tool)))
            .isPresent();
    if (isThere) {
      ticks.move(key);
    } else {
      usage.forget(key, connector, tool);
    }
  }

  /**
   * Counts one call of a tool. For a tool that was removed during the call only the metrics count.
   *
   * @param outcome one of a small fixed set; every value except {@code success} is an error
   */
  public void countCall(
      ProjectKey project, ConnectorName connector, ToolName tool, Duration took, String outcome) {
    usage.mark(project, connector, tool, clock.instant());
    usage.calls().record(project, connector, tool, took, !outcome.equals("success"));
    showOrForget(project, connector, tool);
    metrics.count(Metrics.Metric.TOOL_USES);
    metrics.count(Metrics.Metric.TOOL_CALLS, outcome);
    metrics.time(Metrics.Metric.TOOL_CALL_DURATION, took, outcome);
  }

  /** Checks the files of the project's connectors now; waits for a running check first. */
  public ReloadReport checkHotReload(Caller caller, ProjectId project) {
    return write(caller, project).checkHotReload().result();
  }

  public ProjectStats projectStats(Caller caller, ProjectId project) {
    return read(caller, project).stats();
  }

  /** Installs the connectors that Patchbay ships. */
  public Samples.Report installSamples(Caller caller, ProjectId project) {
    return write(caller, project).installSamples().result();
  }

  private static ProjectKey key(Caller caller, ProjectId project) {
    if (!caller.mayKnow(project)) {
      throw MCPRuntimeException.noSuchProject();
    }
    return new ProjectKey(caller.tenant(), project);
  }
}
