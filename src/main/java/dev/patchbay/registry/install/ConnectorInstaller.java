package dev.patchbay.registry.install;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ManifestWarnings;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.change.ChangePlan;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceFiles;
import dev.patchbay.registry.source.SourceState.Seen;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Installs connectors: reads and validates outside of locks, then changes the project. */
@SingletonBean
public class ConnectorInstaller {
  private final DescriptorReader reader;
  private final ManifestDigests digests;
  private final SourceFiles files;
  private final ProjectChanges changes;
  private final Snapshots snapshots;
  private final SideState beside;
  private final Settings settings;
  private final Metrics metrics;
  private final InstantSource clock;

  @Inject
  public ConnectorInstaller(
      DescriptorReader reader,
      ManifestDigests digests,
      SourceFiles files,
      ProjectChanges changes,
      Snapshots snapshots,
      SideState beside,
      Settings settings,
      Metrics metrics,
      InstantSource clock) {
    this.reader = reader;
    this.digests = digests;
    this.files = files;
    this.changes = changes;
    this.snapshots = snapshots;
    this.beside = beside;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  public Changed<Installed> installFile(
      ChangeRequest request, String filePath, InstallOptions options) {
    return counted(() -> install(request, fromFile(request, filePath, options)));
  }

  private Candidate fromFile(ChangeRequest request, String filePath, InstallOptions options) {
    SourceContent content = files.read(files.locate(request.key().tenant(), filePath));
    ParsedDescriptor.Valid valid = reader.read(content.text()).orThrow();
    return candidate(request.key(), valid, Optional.of(content), options);
  }

  /** Reads the connectors directory when it has the file, otherwise the packaged sample. */
  Changed<Installed> installSample(ChangeRequest request, String name) {
    return counted(() -> install(request, sample(request, name)));
  }

  private Candidate sample(ChangeRequest request, String name) {
    try {
      return fromFile(request, name, InstallOptions.DEFAULT);
    } catch (MCPRuntimeException e) {
      if (e.kind() != FailureKind.FILE_NOT_FOUND) {
        throw e;
      }
      return fromText(request, files.packagedSample(name), InstallOptions.DEFAULT);
    }
  }

  public Changed<Installed> installText(
      ChangeRequest request, DescriptorText text, InstallOptions options) {
    return counted(() -> install(request, fromText(request, text, options)));
  }

  private Candidate fromText(ChangeRequest request, DescriptorText text, InstallOptions options) {
    return candidate(request.key(), reader.read(text).orThrow(), Optional.empty(), options);
  }

  public Changed<Installed> installManifest(
      ChangeRequest request, ConnectorManifest manifest, InstallOptions options) {
    return counted(
        () -> {
          List<Problem> problems = reader.check(manifest);
          if (!problems.isEmpty()) {
            throw MCPRuntimeException.invalid(problems);
          }
          return install(
              request,
              candidate(
                  request.key(),
                  new ParsedDescriptor.Valid(manifest, ManifestWarnings.of(manifest)),
                  Optional.empty(),
                  options));
        });
  }

  private Candidate candidate(
      ProjectKey key,
      ParsedDescriptor.Valid valid,
      Optional<SourceContent> source,
      InstallOptions options) {
    ConnectorManifest manifest = valid.manifest();
    return new Candidate(
        manifest, digests.of(key.tenant(), manifest), valid.warnings(), source, options);
  }

  private Changed<Installed> install(ChangeRequest request, Candidate candidate) {
    InstallPlan plan =
        new InstallPlan(
            request.caller(), request.key(), candidate, AdmissionPolicy.of(settings), clock);
    return changes.apply(request, current -> withWhatLivesBeside(plan.compute(current), plan));
  }

  private ChangePlan.Step<Installed> withWhatLivesBeside(
      ChangePlan.Step<Installed> step, InstallPlan plan) {
    return step.beside(
        () -> {
          LoadedConnector connector = step.result().connector();
          Optional<Seen> seen =
              plan.candidate()
                  .source()
                  .map(content -> new Seen(content.fingerprint(), content.sha256()));
          beside.installed(plan.key(), connector, seen);
        });
  }

  public Validated validateFile(
      Caller caller, ProjectKey key, String filePath, InstallOptions options) {
    SourceContent content = files.read(files.locate(caller.tenant(), filePath));
    return validate(key, content.text(), Optional.of(content), options);
  }

  public Validated validateText(ProjectKey key, DescriptorText text, InstallOptions options) {
    return validate(key, text, Optional.empty(), options);
  }

  private Validated validate(
      ProjectKey key, DescriptorText text, Optional<SourceContent> source, InstallOptions options) {
    ParsedDescriptor reading = reader.read(text);
    if (reading instanceof ParsedDescriptor.Invalid invalid) {
      return switch (invalid.kind()) {
        case VALIDATION_ERROR -> new Validated(invalid.problems(), List.of(), ToolChanges.NONE);
        default -> throw invalid.toException();
      };
    }
    ParsedDescriptor.Valid valid = reading.orThrow();
    Candidate candidate = candidate(key, valid, source, options);
    Instant now = clock.instant();
    ProjectRegistry project = snapshots.find(key).orElseGet(() -> ProjectRegistry.empty(key, now));
    List<Problem> errors =
        candidate.refusals(project, AdmissionPolicy.of(settings)).stream()
            .map(refusal -> refusal.toProblem(text.file()))
            .toList();
    return new Validated(
        errors,
        candidate.warnings(project, candidate.notices(project, AdmissionPolicy.of(settings))),
        InstallPlan.changes(candidate.before(project), valid.manifest()));
  }

  private Changed<Installed> counted(Supplier<Changed<Installed>> install) {
    String outcome = "refused";
    try {
      Changed<Installed> installed = install.get();
      outcome = installed.result().outcome().name().toLowerCase(Locale.ROOT);
      return installed;
    } finally {
      metrics.count(Metrics.Metric.INSTALLS, outcome);
    }
  }
}
