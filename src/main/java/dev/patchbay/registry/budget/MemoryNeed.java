package dev.patchbay.registry.budget;

/**
 * The most heap that one request of a kind may need under the current limits. A bean, so that the
 * start can compare it with the share of a tenant.
 *
 * @param what names the work and the setting that limits it
 */
public record MemoryNeed(String what, long bytes) {}
