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
 * Limit of concurrent exports on this node. Each holds a request thread until its reader has
 * finished, and one connector's lines in memory.
 */
@SingletonBean
class ExportSlots {
  private static final int MOST = 20;

  private final FairSlots<TenantId> slots;

  @Inject
  ExportSlots(TransferSettings settings) {
    slots = new FairSlots<>(MOST, Math.min(MOST, settings.exportsOfTenant()));
  }

  /** Takes a slot, to be closed when the export ends; fails with BUSY. */
  FairSlots<TenantId>.Slot take(Caller caller) {
    return slots.take(caller.tenant(), ExportSlots::refusal);
  }

  private static MCPRuntimeException refusal(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has reached its limit of concurrent exports on this node"
                + " (patchbay.export.max-per-tenant); try again when one is done."
            : "This node has reached its limit of "
                + MOST
                + " concurrent exports; try again when one is done.");
  }
}
