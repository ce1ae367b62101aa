package dev.patchbay.registry;

import dev.patchbay.bean.SingletonBean;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be done with the registry. Every operation takes the caller first and works
 * in the caller's tenant; a project that the caller may not know of is as absent as one that does
 * not exist. Fails with {@link MCPRuntimeException} only.
 */
@SingletonBean
public class RegistryService {
  private final Snapshots snapshots;
  private final ProjectLifecycle lifecycle;
  private final ConnectorInstaller installer;
  private final Samples samples;
  private final Versions versions;
  private final Rollbacks rollbacks;
  private final HotReload hotReload;
  private final UsageFigures usage;
  private final SourceLedger sources;
  private final InvalidationCounters ticks;
  private final Metrics metrics;
  private final InstantSource clock;
  private final HandlerNames handlers;

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

  /**
   * For changes of the project that happen only when it is as the precondition says, and that tell
   * which revision they made.
   */
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

  /** Creates the project if it is not there; true when it was not. */
  public boolean ensureProject(Caller caller, ProjectId project) {
    return write(caller, project).ensureProject().result();
  }

  /** Removes the project with everything in it. */
  public void removeProject(Caller caller, ProjectId project) {
    write(caller, project).removeProject();
  }

  /** The projects of the caller's tenant. */
  public TenantReading readTenant(Caller caller) {
    long tick = ticks.of(caller.tenant());
    return new TenantReading(caller, snapshots.tenant(caller.tenant()), tick, sources);
  }

  /**
   * The totals of all tenants of this node; fails with FORBIDDEN for who does not act across them.
   */
  public TenantStats nodeTotals(Caller caller) {
    if (!caller.hasOneOf(Role.PLATFORM_ADMIN)) {
      throw new MCPRuntimeException(
          FailureKind.FORBIDDEN, "The totals of the node are for a platform-admin.");
    }
    return snapshots.tenants().values().stream()
        .map(TenantRegistry::stats)
        .reduce(TenantStats.NONE, TenantStats::plus);
  }

  /** One project at one moment; fails with PROJECT_NOT_FOUND. */
  public ProjectReading read(Caller caller, ProjectId project) {
    ProjectKey key = key(caller, project);
    long tick = ticks.of(key);
    return snapshots
        .find(key)
        .map(registry -> new ProjectReading(registry, tick, usage, sources, handlers))
        .orElseThrow(MCPRuntimeException::noSuchProject);
  }

  /**
   * The stamp that {@link #read} would give now, for a fraction of its cost; empty where it fails.
   */
  public Optional<StateVersion> findStamp(Caller caller, ProjectId project) {
    if (!caller.mayKnow(project)) {
      return Optional.empty();
    }
    ProjectKey key = new ProjectKey(caller.tenant(), project);
    long tick = ticks.of(key);
    return snapshots.revisions().find(key).map(revision -> new StateVersion(revision, tick));
  }

  /** The stamp that {@link #readTenant} would give now. */
  public StateVersion stamp(Caller caller) {
    long tick = ticks.of(caller.tenant());
    return StateVersion.of(snapshots.revisions().of(caller.tenant()), tick);
  }

  /**
   * Installs the connector that a file of the connectors directory describes; the project is
   * created when absent.
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

  /** Installs a descriptor that came as text. */
  public Installed installFromManifest(
      Caller caller, ProjectId project, DescriptorText descriptor, InstallOptions options) {
    return write(caller, project).installFromManifest(descriptor, options).result();
  }

  /**
   * What {@link #installFromFile} would do; changes nothing. Fails for what cannot be read at all.
   */
  public Validated validateFile(
      Caller caller, ProjectId project, String filePath, InstallOptions options) {
    return installer.validateFile(caller, key(caller, project), filePath, options);
  }

  /**
   * What {@link #installFromManifest} would do; changes nothing. Fails for what cannot be read at
   * all.
   */
  public Validated validate(
      Caller caller, ProjectId project, DescriptorText descriptor, InstallOptions options) {
    return installer.validateText(key(caller, project), descriptor, options);
  }

  public void uninstall(Caller caller, ProjectId project, ConnectorName connector) {
    write(caller, project).uninstall(connector);
  }

  /** What the connector has been, newest first. */
  public Versions.Listing listVersions(Caller caller, ProjectId project, ConnectorName connector) {
    return versions.list(key(caller, project), connector);
  }

  /** One version; fails with CONNECTOR_NOT_FOUND also when it is not kept. */
  public KeptVersion getVersion(
      Caller caller, ProjectId project, ConnectorName connector, VersionRef version) {
    return versions.require(key(caller, project), connector, version);
  }

  /** What changed between two versions of a connector, rated. */
  public VersionDifference compareVersions(
      Caller caller, ProjectId project, ConnectorName connector, VersionRef from, VersionRef to) {
    return versions.difference(key(caller, project), connector, from, to);
  }

  /** Makes the connector what it was; a file behind it counts again when it changes. */
  public Installed rollBack(
      Caller caller, ProjectId project, ConnectorName connector, VersionRef version) {
    return write(caller, project).rollBack(connector, version).result();
  }

  /** Makes the connector's tools callable again. */
  public void enable(Caller caller, ProjectId project, ConnectorName connector) {
    write(caller, project).enable(connector);
  }

  /** Takes the connector's tools out of every list and call; their exposed names stay reserved. */
  public void disable(Caller caller, ProjectId project, ConnectorName connector) {
    write(caller, project).disable(connector);
  }

  public List<LoadedConnector> listConnectors(Caller caller, ProjectId project) {
    return read(caller, project).registry().connectors().stream().toList();
  }

  /** The tools that can be called. */
  public List<LoadedTool> listTools(Caller caller, ProjectId project) {
    return read(caller, project).tools(ToolFilter.NONE, PageRequest.everything()).items().stream()
        .map(ToolEntry::loaded)
        .toList();
  }

  /** By exposed name, or by a plain name that only one tool has; TOOL_NOT_FOUND, AMBIGUOUS_TOOL. */
  public ConnectorTool getToolDefinition(Caller caller, ProjectId project, String tool) {
    return read(caller, project).tool(tool).loaded().definition();
  }

  /** Counts one use and returns the figures that include it. */
  public ToolUsage markToolUsed(Caller caller, ProjectId project, String tool) {
    ProjectReading reading = read(caller, project);
    LoadedTool found = reading.tool(tool).loaded();
    ProjectKey key = reading.registry().key();
    ToolUsage figures = usage.mark(key, found.connectorName(), found.name(), clock.instant());
    showOrForget(key, found.connectorName(), found.name());
    metrics.count(Metrics.Metric.TOOL_USES);
    return figures;
  }

  /** A tool that was removed while its use was counted leaves no figure to one of its name. */
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
   * Counts one call of a tool; of one that has gone since it began, for the meters alone.
   *
   * @param outcome one of a small fixed set; {@code success} is the only one that is no error
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

  /** Looks at the files of the project's connectors now, after a check that is running. */
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
