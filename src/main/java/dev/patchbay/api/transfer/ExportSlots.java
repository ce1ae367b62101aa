package dev.patchbay.api.transfer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.transfer.TransferSettings;
import dev.patchbay.web.FairSlots;
import jakarta.inject.Inject;

/**
 * Limit of exports under way on this node. Each holds a thread of the server for as long as its
 * reader takes, and one connector's lines in memory.
 */
@SingletonBean
class ExportSlots {
  private static final int MOST = 20;

  private final FairSlots<TenantId> places;

  @Inject
  ExportSlots(TransferSettings settings) {
    places = new FairSlots<>(MOST, Math.min(MOST, settings.exportsOfTenant()));
  }

  /** Fails with BUSY; to be closed when the export is over, however it ends. */
  FairSlots<TenantId>.Place take(Caller caller) {
    return places.take(caller.tenant(), ExportSlots::noPlace);
  }

  private static MCPRuntimeException noPlace(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has as many exports under way on this node as one may have"
                + " (patchbay.export.max-per-tenant); try again when one is done."
            : "This node has "
                + MOST
                + " exports under way, as many as it may have; try again when one is done.");
  }
}
