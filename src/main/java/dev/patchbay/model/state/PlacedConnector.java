package dev.patchbay.model.state;

/** Connector with its install sequence. */
public record PlacedConnector(long sequence, LoadedConnector connector) {}
