package dev.patchbay.api.view;

/** That changes are missing from the history; whoever kept a copy reads everything again. */
public record ResyncView(long revision) implements View {}
