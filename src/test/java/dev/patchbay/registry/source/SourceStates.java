package dev.patchbay.registry.source;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.source.SourceState.ReloadError;
import dev.patchbay.registry.source.SourceState.Retry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts states into a ledger, for tests of its readers. */
public final class SourceStates {

  private SourceStates() {}

  public static void inError(SourceLedger ledger, ProjectKey project, String connector) {
    ReloadError error =
        new ReloadError(
            Instant.EPOCH,
            List.of(Problem.of(Rule.SOURCE, "The file cannot be read.")),
            new Retry.AtTheNextCheck());
    ledger.put(
        project,
        new ConnectorName(connector),
        SourceState.UNKNOWN.rejected(Optional.empty(), error));
  }

  public static void missing(SourceLedger ledger, ProjectKey project, String connector) {
    ledger.put(project, new ConnectorName(connector), SourceState.UNKNOWN.gone());
  }
}
