package dev.patchbay.api.answer;

import dev.patchbay.model.Revision;

/** What an answer was made from: while revision and tick are the same, so is the answer. */
record Stamp(Revision revision, long tick) {}
