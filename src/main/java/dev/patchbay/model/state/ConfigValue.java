package dev.patchbay.model.state;

import dev.patchbay.model.Secret;
import java.time.Instant;

/**
 * One entry of a connector's {@code config} in a project, and when it was last set to another
 * value.
 */
public record ConfigValue(Secret value, Instant updatedAt) {}
