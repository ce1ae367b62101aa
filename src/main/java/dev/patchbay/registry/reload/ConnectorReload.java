package dev.patchbay.registry.reload;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.ChangePublisher;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.install.AdmissionPolicy;
import dev.patchbay.registry.install.Candidate;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.ManifestDigests;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.reload.FileChecks.FileCheck;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.ParsedDescriptor;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.source.SourceState;
import dev.patchbay.registry.source.SourceState.ReloadError;
import dev.patchbay.registry.source.SourceState.Retry;
import dev.patchbay.registry.source.SourceState.Seen;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Hot reload of one connector: notices a changed file by its fingerprint, and reloads it. When the
 * file is invalid or missing, the last good version keeps serving and the ledger holds the reason.
 */
@SingletonBean
public class ConnectorReload {
  private static final Logger LOG = System.getLogger(ConnectorReload.class.getName());

  private final ManifestDigests digests;
  private final ProjectChanges changes;
  private final SourceLedger ledger;
  private final SideState beside;
  private final Settings settings;
  private final ChangePublisher publisher;
  private final InstantSource clock;

  @Inject
  public ConnectorReload(
      ManifestDigests digests,
      ProjectChanges changes,
      SourceLedger ledger,
      SideState beside,
      Settings settings,
      ChangePublisher publisher,
      InstantSource clock) {
    this.digests = digests;
    this.changes = changes;
    this.ledger = ledger;
    this.beside = beside;
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Outcome of a check. */
  enum Outcome {
    /** No visible change. */
    UNCHANGED,
    /** Another fingerprint with the same content or the same manifest. */
    TOUCHED,
    RELOADED,
    REJECTED,
    MISSING
  }

  Outcome check(
      Caller actor, ProjectRegistry project, LoadedConnector connector, FileChecks files) {
    ReloadTarget target =
        new ReloadTarget(actor, project, connector, ledger.of(project.key(), connector.name()));
    Outcome outcome = check(target, files);
    if (outcome == Outcome.TOUCHED && target.hasRecovered(ledger)) {
      LOG.log(Level.INFO, target::recovery);
    }
    return outcome;
  }

  private Outcome check(ReloadTarget target, FileChecks files) {
    try {
      FileCheck file = files.of(target.key().tenant(), target.connector().filePath().orElseThrow());
      Optional<Fingerprint> fingerprint = file.fingerprint();
      if (fingerprint.isEmpty()) {
        return missing(target);
      }
      return target.isSettled(fingerprint.get()) ? Outcome.UNCHANGED : look(target, file);
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.UNAUTHENTICATED) {
        throw e;
      }
      return failed(target, e);
    }
  }

  private Outcome look(ReloadTarget target, FileCheck file) {
    SourceContent content = file.content();
    Seen seen = new Seen(content.fingerprint(), content.sha256());
    boolean sameContent =
        target.lastSha256().map(known -> known.equals(seen.sha256())).orElse(false);
    if (sameContent && !target.isRetry()) {
      return put(target, target.state().touched(seen), List.of())
          ? Outcome.TOUCHED
          : Outcome.UNCHANGED;
    }
    ParsedDescriptor reading = file.reading();
    if (reading instanceof ParsedDescriptor.Invalid invalid) {
      return reject(target, Optional.of(seen), invalid.problems(), new Retry.WhenTheFileChanges());
    }
    ParsedDescriptor.Valid valid = reading.orThrow();
    if (!valid.manifest().name().equals(target.connector().name())) {
      return reject(
          target,
          Optional.of(seen),
          List.of(nameChanged(target, valid.manifest())),
          new Retry.WhenTheFileChanges());
    }
    return take(target, valid, content, seen);
  }

  private Outcome take(
      ReloadTarget target, ParsedDescriptor.Valid valid, SourceContent content, Seen seen) {
    Candidate candidate =
        new Candidate(
            valid.manifest(),
            digests.of(target.key().tenant(), valid.manifest()),
            valid.warnings(),
            Optional.of(content),
            InstallOptions.DEFAULT);
    ReloadPlan plan =
        new ReloadPlan(
            target.actor(),
            target.key(),
            candidate,
            AdmissionPolicy.of(settings),
            clock,
            now -> isAsSeen(target, now));
    ReloadPlan.Result result =
        changes.apply(
            target.key(),
            current -> {
              var step = plan.compute(current);
              return step.beside(() -> update(target, step.result(), seen));
            });
    if (result instanceof ReloadPlan.Result.Refused refused) {
      return reject(
          target,
          Optional.of(seen),
          refused.problems(),
          new Retry.WhenTheProjectChanges(refused.at()));
    }
    if (result instanceof ReloadPlan.Result.Reloaded) {
      return Outcome.RELOADED;
    }
    return result instanceof ReloadPlan.Result.SameManifest ? Outcome.TOUCHED : Outcome.UNCHANGED;
  }

  private void update(ReloadTarget target, ReloadPlan.Result result, Seen seen) {
    if (result instanceof ReloadPlan.Result.Reloaded reloaded) {
      beside.installed(target.key(), reloaded.connector(), Optional.of(seen));
    } else if (result instanceof ReloadPlan.Result.SameManifest) {
      ledger.put(target.key(), target.connector().name(), SourceState.loaded(Optional.of(seen)));
    }
  }

  /** False when a concurrent install has read a newer file than this check. */
  private boolean isAsSeen(ReloadTarget target, LoadedConnector now) {
    return now.filePath().equals(target.connector().filePath())
        && ledger.of(target.key(), now.name()).equals(target.state());
  }

  private Outcome missing(ReloadTarget target) {
    if (target.state().missing()) {
      return Outcome.UNCHANGED;
    }
    Problem gone = problem(target, Rule.SOURCE, "The file no longer exists.");
    return put(target, target.state().gone(), List.of(gone)) ? Outcome.MISSING : Outcome.UNCHANGED;
  }

  private Outcome failed(ReloadTarget target, MCPRuntimeException e) {
    if (e.kind() == FailureKind.FILE_NOT_FOUND) {
      return missing(target);
    }
    List<Problem> problems =
        e.problems().isEmpty() ? List.of(problem(target, Rule.SOURCE, e.detail())) : e.problems();
    return reject(target, Optional.empty(), problems, new Retry.AtTheNextCheck());
  }

  private Outcome reject(
      ReloadTarget target, Optional<Seen> seen, List<Problem> problems, Retry retry) {
    Optional<ReloadError> known =
        target.state().error().filter(error -> error.problems().equals(problems));
    ReloadError error =
        new ReloadError(known.map(ReloadError::at).orElseGet(clock::instant), problems, retry);
    boolean news = known.isEmpty() || target.state().missing();
    boolean put = put(target, target.state().rejected(seen, error), news ? problems : List.of());
    return put && news ? Outcome.REJECTED : Outcome.UNCHANGED;
  }

  /**
   * Saves the file's state and publishes its problems. Returns false, and does neither, when the
   * connector has changed since the check began.
   */
  private boolean put(ReloadTarget target, SourceState state, List<Problem> toTell) {
    return changes.apply(
        target.key(),
        current ->
            current
                .filter(project -> hasAsSeen(project, target))
                .map(project -> putting(target, state, rejected(project, target, toTell)))
                .orElseGet(() -> Step.unchanged(false)));
  }

  private boolean hasAsSeen(ProjectRegistry project, ReloadTarget target) {
    return project
        .connectors()
        .find(target.connector().name())
        .filter(now -> isAsSeen(target, now))
        .isPresent();
  }

  private Step<Boolean> putting(
      ReloadTarget target, SourceState state, List<RegistryEvent> events) {
    return Step.unchanged(true)
        .beside(
            () -> {
              ledger.put(target.key(), target.connector().name(), state);
              publisher.noticed(events);
            });
  }

  private List<RegistryEvent> rejected(
      ProjectRegistry project, ReloadTarget target, List<Problem> problems) {
    var origin =
        new RegistryEvent.Origin(
            project.key(), project.revision(), clock.instant(), target.actor().id());
    return problems.isEmpty()
        ? List.of()
        : List.of(new RegistryEvent.ConnectorRejected(origin, target.connector().name(), problems));
  }

  private static Problem nameChanged(ReloadTarget target, ConnectorManifest manifest) {
    return problem(
        target,
        Rule.NAME_CHANGED,
        "The file now describes the connector '"
            + manifest.name()
            + "', not '"
            + target.connector().name()
            + "'; install it under its new name.");
  }

  private static Problem problem(ReloadTarget target, Rule rule, String detail) {
    Place place =
        Place.at(rule == Rule.NAME_CHANGED ? "/connector/name" : "")
            .in(target.connector().filePath());
    return new Problem(rule, detail, place, Optional.empty());
  }
}
