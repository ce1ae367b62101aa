package dev.patchbay.registry.idempotency;

import dev.patchbay.model.Revision;
import java.util.Optional;

/**
 * A stored answer, complete enough to repeat it word for word.
 *
 * @param body JSON; like every answer it holds no secret
 */
public record StoredAnswer(int status, Optional<String> location, Revision revision, String body) {}
