package dev.patchbay.mcp.tools;

import dev.patchbay.model.Revision;

/**
 * State of a tool list at one revision of its project. Equal fingerprints mean equal answers to
 * {@code tools/list}.
 */
public record ListState(Revision revision, String fingerprint) {}
