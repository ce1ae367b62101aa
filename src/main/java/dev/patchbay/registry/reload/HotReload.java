package dev.patchbay.registry.reload;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.reload.ConnectorReload.Outcome;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.FailedFile;
import dev.patchbay.registry.source.SourceFiles;
import dev.patchbay.registry.source.SourceLedger;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Hot reload: checks the descriptor files of installed connectors, one check at a time: the timer
 * checks all projects, a caller checks one project and waits for a running check first.
 */
@SingletonBean
public class HotReload {
  private static final Logger LOG = System.getLogger(HotReload.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private final Snapshots snapshots;
  private final ConnectorReload connectorReload;
  private final SourceLedger ledger;
  private final SourceFiles files;
  private final DescriptorReader reader;
  private final Metrics metrics;

  @Inject
  public HotReload(
      Snapshots snapshots,
      ConnectorReload connectorReload,
      SourceLedger ledger,
      SourceFiles files,
      DescriptorReader reader,
      Metrics metrics) {
    this.snapshots = snapshots;
    this.connectorReload = connectorReload;
    this.ledger = ledger;
    this.files = files;
    this.reader = reader;
    this.metrics = metrics;
  }

  /** Checks all files of all projects once. */
  public void poll() {
    alone(
        "timer",
        () -> {
          FileChecks checks = new FileChecks(files, reader);
          snapshots
              .tenants()
              .forEach(
                  (tenant, projects) ->
                      projects
                          .from(Optional.empty())
                          .forEach(project -> checkSafely(timer(tenant), project, checks)));
          return checks;
        });
  }

  /**
   * A failure in one project does not stop the check of the others. An unavailable store is logged
   * elsewhere, once; a change that could not be loaded is found again by the next check.
   */
  private void checkSafely(Caller actor, ProjectRegistry project, FileChecks checks) {
    try {
      check(actor, project, checks);
    } catch (RuntimeException e) {
      boolean isAway =
          e instanceof MCPRuntimeException failure
              && failure.kind() == FailureKind.STORE_UNAVAILABLE;
      LOG.log(
          isAway ? Level.DEBUG : Level.ERROR,
          "The hot-reload check of the project " + project.key() + " failed.",
          e);
    }
  }

  /** Checks all files of one project; returns a report. */
  public ReloadReport check(Caller caller, ProjectKey key) {
    return alone(
        "request",
        () -> {
          ProjectRegistry project =
              snapshots.find(key).orElseThrow(MCPRuntimeException::noSuchProject);
          return report(key, check(caller, project, new FileChecks(files, reader)));
        });
  }

  private List<ConnectorName> check(Caller actor, ProjectRegistry project, FileChecks checks) {
    List<ConnectorName> reloaded = new ArrayList<>();
    project.connectors().stream()
        .filter(connector -> connector.filePath().isPresent())
        .forEach(
            connector -> {
              Outcome outcome = connectorReload.check(actor, project, connector, checks);
              if (outcome != Outcome.UNCHANGED) {
                metrics.count(Metrics.Metric.RELOADS, outcome.name().toLowerCase(Locale.ROOT));
              }
              if (outcome == Outcome.RELOADED) {
                reloaded.add(connector.name());
              }
            });
    return reloaded;
  }

  private ReloadReport report(ProjectKey key, List<ConnectorName> reloaded) {
    List<FailedFile> failed = new ArrayList<>();
    int unchanged = 0;
    List<LoadedConnector> withFile =
        snapshots.find(key).stream()
            .flatMap(project -> project.connectors().stream())
            .filter(connector -> connector.filePath().isPresent())
            .toList();
    for (LoadedConnector connector : withFile) {
      Optional<FailedFile> failure =
          ledger
              .of(key, connector.name())
              .error()
              .map(
                  error ->
                      new FailedFile(
                          connector.name().value(),
                          connector.filePath().orElseThrow(),
                          error.problems()));
      failure.ifPresent(failed::add);
      unchanged += failure.isEmpty() && !reloaded.contains(connector.name()) ? 1 : 0;
    }
    return new ReloadReport(reloaded, failed, unchanged);
  }

  private <T> T alone(String trigger, Supplier<T> check) {
    awaitTurn();
    long start = System.nanoTime();
    try {
      return check.get();
    } finally {
      metrics.time(
          Metrics.Metric.RELOAD_DURATION, Duration.ofNanos(System.nanoTime() - start), trigger);
      oneAtATime.unlock();
    }
  }

  private void awaitTurn() {
    try {
      if (oneAtATime.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new MCPRuntimeException(
        FailureKind.BUSY, "Another hot-reload check is still running; try again in a moment.");
  }

  private static Caller timer(TenantId tenant) {
    return new Caller(tenant, "hot-reload", Set.of(Role.OPERATOR), Optional.empty());
  }
}
