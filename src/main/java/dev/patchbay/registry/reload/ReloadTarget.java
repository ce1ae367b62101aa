package dev.patchbay.registry.reload;

import dev.patchbay.model.Caller;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.TakenFile;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.source.SourceState;
import dev.patchbay.registry.source.SourceState.Retry;
import dev.patchbay.registry.source.SourceState.Seen;
import java.util.Optional;

/** A connector and the known state of its file when the check began. */
record ReloadTarget(
    Caller actor, ProjectRegistry project, LoadedConnector connector, SourceState state) {
  ProjectKey key() {
    return project.key();
  }

  /** Is there nothing to do while the file has this fingerprint? */
  boolean isSettled(Fingerprint fingerprint) {
    return !state.missing()
        && !isRetry()
        && state.seen().map(seen -> seen.fingerprint().equals(fingerprint)).orElse(false);
  }

  /**
   * Has a file that was wrong or missing become equal to the serving content? No event reports
   * that.
   */
  boolean hasRecovered(SourceLedger ledger) {
    return state.isWrong() && !ledger.of(key(), connector.name()).isWrong();
  }

  /** Line for the change log; its values cannot forge a line. */
  String recovery() {
    return "event=ConnectorRecovered tenant="
        + key().tenant()
        + " project="
        + key().project()
        + " connector="
        + connector.name()
        + " version="
        + connector.version()
        + " revision="
        + project.revision()
        + " outcome=recovered"
        + CorrelationId.current().map(id -> " correlation_id=" + id).orElse("");
  }

  /** Hash of the last examined content; after a start, of the installed content. */
  Optional<String> lastSha256() {
    return state.seen().map(Seen::sha256).or(() -> connector.takenFile().map(TakenFile::sha256));
  }

  boolean isRetry() {
    return state.error().map(error -> isDue(error.retry())).orElse(false);
  }

  private boolean isDue(Retry retry) {
    if (retry instanceof Retry.WhenTheProjectChanges waiting) {
      return !waiting.refusedAt().equals(project.revision());
    }
    return retry instanceof Retry.AtTheNextCheck;
  }
}
