package dev.patchbay.registry.budget;

/**
 * The most heap that one piece of work may need by the limits that are set; a bean, so that the
 * start can compare it with the share of a tenant.
 *
 * @param what names the work and the setting that bounds it
 */
public record MemoryNeed(String what, long bytes) {}
