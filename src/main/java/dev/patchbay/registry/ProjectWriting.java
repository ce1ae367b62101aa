package dev.patchbay.registry;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.install.ConfigEdit;
import dev.patchbay.registry.install.ConnectorInstaller;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.Installed;
import dev.patchbay.registry.install.Rollbacks;
import dev.patchbay.registry.install.Samples;
import dev.patchbay.registry.reload.HotReload;
import dev.patchbay.registry.reload.ReloadReport;
import dev.patchbay.registry.source.DescriptorText;
import java.util.SortedMap;

/**
 * Changes of one project for one request, each with a precondition. A change fails with
 * PRECONDITION_FAILED when the precondition does not hold; otherwise it returns the new revision.
 */
public final class ProjectWriting {
  private final ChangeRequest request;
  private final ProjectLifecycle lifecycle;
  private final ConnectorInstaller installer;
  private final Rollbacks rollbacks;
  private final Samples samples;
  private final HotReload hotReload;

  ProjectWriting(
      ChangeRequest request,
      ProjectLifecycle lifecycle,
      ConnectorInstaller installer,
      Rollbacks rollbacks,
      Samples samples,
      HotReload hotReload) {
    this.request = request;
    this.lifecycle = lifecycle;
    this.installer = installer;
    this.rollbacks = rollbacks;
    this.samples = samples;
    this.hotReload = hotReload;
  }

  /** Creates the project if it is absent; true when it was created. */
  public Changed<Boolean> ensureProject() {
    return lifecycle.ensureProject(request);
  }

  public Changed<ProjectKey> removeProject() {
    return lifecycle.removeProject(request);
  }

  public Changed<Installed> installFromFile(String filePath, InstallOptions options) {
    return installer.installFile(request, filePath, options);
  }

  public Changed<Installed> installFromManifest(
      ConnectorManifest manifest, InstallOptions options) {
    return installer.installManifest(request, manifest, options);
  }

  public Changed<Installed> installFromManifest(DescriptorText text, InstallOptions options) {
    return installer.installText(request, text, options);
  }

  public Changed<ConnectorName> uninstall(ConnectorName connector) {
    return lifecycle.uninstall(request, connector);
  }

  public Changed<ConnectorName> enable(ConnectorName connector) {
    return lifecycle.setEnabled(request, connector, true);
  }

  public Changed<ConnectorName> disable(ConnectorName connector) {
    return lifecycle.setEnabled(request, connector, false);
  }

  /**
   * Changes the values of the connector's <code>${config:…}</code> references; returns the config
   * after the edit.
   */
  public Changed<SortedMap<String, ConfigValue>> changeConfig(
      ConnectorName connector, ConfigEdit edit) {
    return lifecycle.changeConfig(request, connector, edit);
  }

  public Changed<Installed> rollBack(ConnectorName connector, VersionRef version) {
    return rollbacks.rollBack(request, connector, version);
  }

  /** May make several changes; the precondition is checked before the first. */
  public Changed<ReloadReport> checkHotReload() {
    lifecycle.requireCondition(request);
    ReloadReport report = hotReload.check(request.caller(), request.key());
    return new Changed<>(lifecycle.revision(request), report);
  }

  /** May make several changes; the precondition is checked with the first. */
  public Changed<Samples.Report> installSamples() {
    Samples.Report report = samples.install(request);
    return new Changed<>(lifecycle.revision(request), report);
  }
}
