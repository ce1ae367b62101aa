package dev.patchbay.model.state;

/** A connector together with its install sequence. */
public record PlacedConnector(long sequence, LoadedConnector connector) {}
