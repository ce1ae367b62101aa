package dev.patchbay.bean;

/**
 * CDI event: the process of this node begins to stop. Observers end what keeps connections open.
 * Called before or while the application stops, at most once, on a thread of the JVM.
 */
public record NodeStopping() {}
