package dev.patchbay.api.transfer;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.transfer.TransferSettings;
import dev.patchbay.web.Places;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Limit of exports under way on this node. Each holds a thread of the server for as long as its
 * reader takes, and one connector's lines in memory.
 */
@ApplicationScoped
class ExportPlaces {
  private static final int MOST = 20;

  private Places<TenantId> places;

  @SuppressWarnings("NullAway.Init")
  ExportPlaces() {}

  @Inject
  ExportPlaces(TransferSettings settings) {
    places = new Places<>(MOST, Math.min(MOST, settings.exportsOfTenant()));
  }

  /** Fails with BUSY; to be closed when the export is over, however it ends. */
  Places<TenantId>.Place take(Caller caller) {
    return places.take(caller.tenant(), ExportPlaces::noPlace);
  }

  private static MCPRuntimeException noPlace(Places.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == Places.Full.EACH
            ? "This tenant has as many exports under way on this node as one may have"
                + " (patchbay.export.max-per-tenant); try again when one is done."
            : "This node has "
                + MOST
                + " exports under way, as many as it may have; try again when one is done.");
  }
}
