package dev.patchbay.api.connector;

import dev.patchbay.api.body.BodyFields;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.registry.install.ConfigEdit;
import org.jspecify.annotations.Nullable;

/** Body of a change of a connector's config. */
public final class ConfigRequest {
  private ConfigRequest() {}

  /** Parses the body; fails with all problems at once. */
  public static ConfigEdit parse(@Nullable RequestBody given) {
    // JAX-RS passes null when there is neither a body nor a Content-Type.
    return BodyFields.parseConfig(given == null ? RequestBody.EMPTY : given);
  }
}
