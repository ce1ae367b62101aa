package dev.patchbay.model.state;

import dev.patchbay.model.Secret;
import java.time.Instant;

/** Entry of a connector's {@code config} in a project, with the time of its last change. */
public record ConfigValue(Secret value, Instant updatedAt) {}
