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
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.TenantStats;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.history.KeptVersion;
import dev.patchbay.registry.history.VersionDifference;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.history.Versions;
import dev.patchbay.registry.install.ConfigEdit;
import dev.patchbay.registry.install.ConnectorInstaller;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.Installed;
import dev.patchbay.registry.install.Rollbacks;
import dev.patchbay.registry.install.Samples;
import dev.patchbay.registry.install.Validated;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.reading.HandlerNames;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.TenantReading;
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
import java.util.Optional;
import java.util.SortedMap;

/**
 * The operations of the registry, for REST, MCP and other beans of the WAR. Each takes the caller
 * first and works in the caller's tenant; a project that the caller may not see is reported as
 * absent. {@link #read} and {@link #readTenant} give all that is read. A change takes a {@link
 * ChangeRequest}, fails with PRECONDITION_FAILED when the project is not what the request says, and
 * returns the revision that it made. Fails with {@link MCPRuntimeException} only.
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

  /** Creates the project if it is not there; true when it was not. */
  public Changed<Boolean> ensureProject(ChangeRequest request) {
    return lifecycle.ensureProject(request);
  }

  /** Removes the project with everything in it. */
  public Changed<ProjectKey> removeProject(ChangeRequest request) {
    return lifecycle.removeProject(request);
  }

  /**
   * Installs the connector that a file of the connectors directory describes; creates the project
   * when it is absent.
   *
   * @param filePath relative to the connectors directory; a leading {@code connectors/} is accepted
   */
  public Changed<Installed> installFromFile(
      ChangeRequest request, String filePath, InstallOptions options) {
    return installer.installFile(request, filePath, options);
  }

  /** Installs a manifest that was built in Java. */
  public Changed<Installed> installFromManifest(
      ChangeRequest request, ConnectorManifest manifest, InstallOptions options) {
    return installer.installManifest(request, manifest, options);
  }

  /** Installs a descriptor given as text. */
  public Changed<Installed> installFromManifest(
      ChangeRequest request, DescriptorText descriptor, InstallOptions options) {
    return installer.installText(request, descriptor, options);
  }

  /** Installs the connectors that Patchbay ships. The precondition is checked at the first one. */
  public Changed<Samples.Report> installSamples(ChangeRequest request) {
    Samples.Report report = samples.install(request);
    return new Changed<>(lifecycle.revision(request), report);
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

  public Changed<ConnectorName> uninstall(ChangeRequest request, ConnectorName connector) {
    return lifecycle.uninstall(request, connector);
  }

  /** Makes the connector's tools callable again. */
  public Changed<ConnectorName> enable(ChangeRequest request, ConnectorName connector) {
    return lifecycle.setEnabled(request, connector, true);
  }

  /** Takes the connector's tools out of every list and call; their exposed names stay reserved. */
  public Changed<ConnectorName> disable(ChangeRequest request, ConnectorName connector) {
    return lifecycle.setEnabled(request, connector, false);
  }

  /** Changes what the connector's <code>${config:…}</code> stand for; the config with the edit. */
  public Changed<SortedMap<String, ConfigValue>> changeConfig(
      ChangeRequest request, ConnectorName connector, ConfigEdit edit) {
    return lifecycle.changeConfig(request, connector, edit);
  }

  /** Makes the connector what it was; a file behind it counts again when it changes. */
  public Changed<Installed> rollBack(
      ChangeRequest request, ConnectorName connector, VersionRef version) {
    return rollbacks.rollBack(request, connector, version);
  }

  /**
   * Looks at the files of the project's connectors now, after a check that is running. Several
   * changes; the condition is decided before the first.
   */
  public Changed<ReloadReport> checkHotReload(ChangeRequest request) {
    lifecycle.requireCondition(request);
    ReloadReport report = hotReload.check(request.caller(), request.key());
    return new Changed<>(lifecycle.revision(request), report);
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

  private static ProjectKey key(Caller caller, ProjectId project) {
    if (!caller.mayKnow(project)) {
      throw MCPRuntimeException.noSuchProject();
    }
    return new ProjectKey(caller.tenant(), project);
  }
}
