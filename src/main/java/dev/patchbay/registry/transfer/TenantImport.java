package dev.patchbay.registry.transfer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.change.ChangePublisher;
import dev.patchbay.registry.change.CommitRetry;
import dev.patchbay.registry.change.ForeignChanges;
import dev.patchbay.registry.change.ImportBatch;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.ProjectQuota;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.usage.UsageTotal;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Imports the export of another store, all or nothing. After the commit each project is loaded from
 * the store, as after a commit of another node, and its events are published.
 */
@SingletonBean
public class TenantImport {
  private static final Logger LOG = System.getLogger(TenantImport.class.getName());

  private final ImportReader reader;
  private final RegistryStore store;
  private final RegistryImport imports;
  private final ForeignChanges foreign;
  private final SideState beside;
  private final CommitRetry retry;
  private final AuditTrail trail;
  private final CallerCheck callers;
  private final ProjectQuota quota;
  private final ChangePublisher publisher;
  private final TransferSettings settings;
  private final InstantSource clock;
  private final Set<TenantId> underWay = ConcurrentHashMap.newKeySet();

  @Inject
  public TenantImport(
      ImportReader reader,
      RegistryStore store,
      RegistryImport imports,
      ForeignChanges foreign,
      SideState beside,
      CommitRetry retry,
      AuditTrail trail,
      CallerCheck callers,
      ProjectQuota quota,
      ChangePublisher publisher,
      TransferSettings settings,
      InstantSource clock) {
    this.reader = reader;
    this.store = store;
    this.imports = imports;
    this.foreign = foreign;
    this.beside = beside;
    this.retry = retry;
    this.trail = trail;
    this.callers = callers;
    this.quota = quota;
    this.publisher = publisher;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Imports the lines; a failure changes nothing. Fails with JSON_ERROR or VALIDATION_ERROR for a
   * wrong line, with CONNECTOR_EXISTS when a project exists and may not be replaced, with BUSY
   * while another import of the tenant runs, since each holds its whole content in memory.
   */
  public ImportReport take(Caller caller, ImportLines lines, ImportOptions options) {
    if (!underWay.add(caller.tenant())) {
      throw new MCPRuntimeException(
          FailureKind.BUSY,
          "Another import of this tenant is running; try again when it has ended.");
    }
    try {
      return takeAlone(caller, lines, options);
    } finally {
      underWay.remove(caller.tenant());
    }
  }

  private ImportReport takeAlone(Caller caller, ImportLines lines, ImportOptions options) {
    List<ImportedProject> projects = reader.read(caller, lines);
    CommitRetry.Attempts attempts = retry.begin();
    while (true) {
      Map<ProjectKey, ProjectRegistry> there = there(caller, projects);
      requireMayReplace(caller, projects, there, options);
      quota.checkRoomFor(caller.tenant(), projects.size() - there.size());
      ImportBatch batch = batch(caller, projects, there);
      settings.requireRoomFor(batch.changes().size());
      if (options.dryRun() || commit(caller, batch, attempts)) {
        return report(projects, there, options);
      }
    }
  }

  /** The projects that already exist in the store. */
  private Map<ProjectKey, ProjectRegistry> there(Caller caller, List<ImportedProject> projects) {
    Map<ProjectKey, ProjectRegistry> there = new LinkedHashMap<>();
    for (ImportedProject project : projects) {
      ProjectKey key = key(caller, project);
      store.find(key).ifPresent(found -> there.put(key, found));
    }
    return there;
  }

  private static void requireMayReplace(
      Caller caller,
      List<ImportedProject> projects,
      Map<ProjectKey, ProjectRegistry> there,
      ImportOptions options) {
    List<Problem> problems = new ArrayList<>();
    for (ImportedProject project : projects) {
      if (there.containsKey(key(caller, project)) && !options.replace()) {
        String detail = "The project '" + project.id() + "' exists, and replace is not true.";
        Place place = new Place(Optional.empty(), project.line(), 0, "/project_id");
        problems.add(new Problem(Rule.PROJECT_EXISTS, detail, place, Optional.empty()));
      }
    }
    if (!problems.isEmpty()) {
      throw new MCPRuntimeException(
          FailureKind.CONNECTOR_EXISTS, Problem.summary(problems), problems);
    }
  }

  private ImportBatch batch(
      Caller caller, List<ImportedProject> projects, Map<ProjectKey, ProjectRegistry> there) {
    Instant now = clock.instant();
    List<ProjectChange> changes = new ArrayList<>();
    Map<ProjectKey, Optional<ProjectRegistry>> before = new LinkedHashMap<>();
    List<UsageTotal> usage = new ArrayList<>();
    for (ImportedProject project : projects) {
      ProjectKey key = key(caller, project);
      before.put(key, Optional.ofNullable(there.get(key)));
      changes.addAll(ProjectReplay.of(project, key, there.containsKey(key), caller, now));
      for (ImportedProject.ImportedConnector connector : project.connectors()) {
        connector
            .usage()
            .forEach(
                used ->
                    usage.add(
                        new UsageTotal(
                            key, connector.name(), used.tool(), used.count(), used.lastUsed())));
      }
    }
    return new ImportBatch(changes, before, usage);
  }

  /** False when another node was faster and another attempt is due. */
  private boolean commit(Caller caller, ImportBatch batch, CommitRetry.Attempts attempts) {
    List<Revision> revisions;
    try {
      revisions =
          trail.recording(
              batch.toRecord(),
              () -> callers.require(caller),
              permit -> imports.commitAll(batch, permit));
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.REVISION_CONFLICT && attempts.another()) {
        return false;
      }
      throw e;
    }
    publish(batch, revisions);
    return true;
  }

  /**
   * The import is committed and cannot fail any more; projects that cannot be loaded now come
   * through the log.
   */
  private void publish(ImportBatch batch, List<Revision> revisions) {
    try {
      batch.before().keySet().forEach(this::publish);
    } catch (MCPRuntimeException e) {
      LOG.log(Level.INFO, () -> "An import is saved but not yet visible: " + e.detail());
      return;
    }
    beside.imported(batch.usage());
    for (int i = 0; i < revisions.size(); i++) {
      publisher.committed(batch.changes().get(i).logged(revisions.get(i)));
    }
  }

  /** Also drops the side state of a replaced project. */
  private void publish(ProjectKey key) {
    beside.projectRemoved(key);
    foreign.refresh(key);
  }

  private static ImportReport report(
      List<ImportedProject> projects,
      Map<ProjectKey, ProjectRegistry> there,
      ImportOptions options) {
    List<ImportReport.LostConfig> lost = new ArrayList<>();
    for (ImportedProject project : projects) {
      project.connectors().stream()
          .filter(connector -> !connector.lostConfig().isEmpty())
          .map(
              connector ->
                  new ImportReport.LostConfig(
                      project.id(), connector.name(), connector.lostConfig()))
          .forEach(lost::add);
    }
    return new ImportReport(
        options.dryRun(),
        projects.size(),
        count(projects, connector -> 1),
        count(projects, connector -> connector.versions().size()),
        count(projects, connector -> connector.usage().size()),
        there.keySet().stream().map(ProjectKey::project).toList(),
        lost);
  }

  private static long count(
      List<ImportedProject> projects, ToLongFunction<ImportedProject.ImportedConnector> figure) {
    return projects.stream()
        .flatMap(project -> project.connectors().stream())
        .mapToLong(figure)
        .sum();
  }

  private static ProjectKey key(Caller caller, ImportedProject project) {
    return new ProjectKey(caller.tenant(), project.id());
  }
}
