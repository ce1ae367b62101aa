package dev.patchbay.registry.source;

import static dev.patchbay.registry.PlainRegistry.ACME;
import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceLedgerTest {
  private static final ConnectorName CRM = new ConnectorName("crm");

  private final InvalidationCounters ticks = new InvalidationCounters(0);
  private final SourceLedger ledger = new SourceLedger(ticks);

  @Test
  void forgettingAFileInErrorMovesTheCounter() {
    SourceStates.inError(ledger, ACME_SHOP, "crm");
    long before = ticks.of(ACME_SHOP);
    long beforeOfTenant = ticks.of(ACME);

    ledger.forget(ACME_SHOP, CRM);

    assertThat(ledger.inError(ACME_SHOP)).isZero();
    assertThat(ticks.of(ACME_SHOP)).isGreaterThan(before);
    assertThat(ticks.of(ACME)).isGreaterThan(beforeOfTenant);
  }

  @Test
  void forgettingAnUnremarkableFileDoesNotMoveTheCounter() {
    ledger.put(ACME_SHOP, CRM, SourceState.loaded(Optional.empty()));

    ledger.forget(ACME_SHOP, CRM);

    assertThat(ticks.of(ACME_SHOP)).isZero();
  }
}
