package dev.patchbay.api.feed;

import dev.patchbay.api.view.View;

/** That changes are missing from the history; whoever kept a copy reads everything again. */
public record ResyncView(long revision) implements View {}
