package dev.patchbay.registry.reading;

import dev.patchbay.model.Revision;

/** What a reading was made from: while revision and tick are the same, so is what it shows. */
public record Stamp(Revision revision, long tick) {}
