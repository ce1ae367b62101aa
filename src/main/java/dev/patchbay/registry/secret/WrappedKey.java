package dev.patchbay.registry.secret;

import dev.patchbay.model.TenantId;

/**
 * A tenant's data key, encrypted with a master key.
 *
 * @param wrappedBy id of the master key
 * @param wrapped ASCII text; useless without the master key
 */
public record WrappedKey(TenantId tenant, String wrappedBy, String wrapped) {}
