package dev.patchbay.registry.secret;

import dev.patchbay.model.TenantId;

/**
 * The data key of a tenant, encrypted.
 *
 * @param wrappedBy the id of the master key that opens it
 * @param wrapped ASCII text; nothing is lost when somebody without the master key has it
 */
public record WrappedKey(TenantId tenant, String wrappedBy, String wrapped) {}
