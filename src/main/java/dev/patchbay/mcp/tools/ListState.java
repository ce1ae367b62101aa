package dev.patchbay.mcp.tools;

import dev.patchbay.model.Revision;

/**
 * What a list looked like at one revision of its project: equal fingerprints, equal answers to
 * {@code tools/list}.
 */
public record ListState(Revision revision, String fingerprint) {}
