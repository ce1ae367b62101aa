package dev.patchbay.registry.install;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.history.KeptVersion;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.history.Versions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Rolls a connector back to an earlier version. The file behind the connector keeps its recorded
 * fingerprint, so only a new content of the file is loaded again.
 */
@SingletonBean
public class Rollbacks {
  private final Versions versions;
  private final ProjectChanges changes;
  private final SideState beside;
  private final InstantSource clock;

  @Inject
  public Rollbacks(
      Versions versions, ProjectChanges changes, SideState beside, InstantSource clock) {
    this.versions = versions;
    this.changes = changes;
    this.beside = beside;
    this.clock = clock;
  }

  /**
   * Fails with CONNECTOR_NOT_FOUND when the version is not kept, with TOOL_NAME_TAKEN when another
   * connector now has one of its exposed names.
   */
  public Changed<Installed> rollBack(
      ChangeRequest request, ConnectorName connector, VersionRef wanted) {
    KeptVersion target = versions.require(request.key(), connector, wanted);
    return changes.apply(request, current -> compute(request.caller(), current, connector, target));
  }

  private Step<Installed> compute(
      Caller caller, Optional<ProjectRegistry> current, ConnectorName name, KeptVersion target) {
    ProjectRegistry project = current.orElseThrow(MCPRuntimeException::noSuchProject);
    LoadedConnector before =
        project.connectors().find(name).orElseThrow(MCPRuntimeException::noSuchConnector);
    ConnectorManifest manifest = target.manifest();
    ContentDigest digest = target.version().digest();
    if (before.digest().equals(digest)) {
      return Step.unchanged(installed(before, Installed.Outcome.UNCHANGED, ToolChanges.NONE));
    }
    refuseIfTaken(project, manifest, digest);
    Instant now = clock.instant();
    LoadedConnector next = before.withContent(manifest, digest, now);
    ToolChanges toolChanges = ToolChanges.between(before.manifest(), manifest);
    return Step.change(
            ProjectChange.putting(project, next, caller, now)
                .from("rollback:" + target.version().revision()),
            origin ->
                List.of(
                    new RegistryEvent.ConnectorInstalled(
                        origin, name, next.version(), toolChanges)),
            installed(next, Installed.Outcome.REPLACED, toolChanges))
        .beside(() -> beside.installed(project.key(), next, Optional.empty()));
  }

  private static void refuseIfTaken(
      ProjectRegistry project, ConnectorManifest manifest, ContentDigest digest) {
    Candidate candidate =
        new Candidate(manifest, digest, List.of(), Optional.empty(), InstallOptions.DEFAULT);
    Candidate.Refusal.failIfAny(candidate.refusals(project, AdmissionPolicy.ofKnownVersion()));
  }

  private static Installed installed(
      LoadedConnector connector, Installed.Outcome outcome, ToolChanges toolChanges) {
    return new Installed(connector, outcome, toolChanges, List.of());
  }
}
