package dev.patchbay.registry.idempotency;

import dev.patchbay.model.Revision;
import java.util.Optional;

/**
 * What a request was answered: enough to answer it again in the same words.
 *
 * @param body JSON; holds no secret, as no answer does
 */
public record StoredAnswer(int status, Optional<String> location, Revision revision, String body) {}
