package dev.patchbay.model.state;

/** Totals over the projects of one tenant. Disabled connectors count, their tools do not. */
public record TenantStats(long projects, long connectors, long tools) {}
