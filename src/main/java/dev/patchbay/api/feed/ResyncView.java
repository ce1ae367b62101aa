package dev.patchbay.api.feed;

import dev.patchbay.api.view.View;

/** Message of a gap in the history: a reader that keeps a copy must read everything again. */
public record ResyncView(long revision) implements View {}
