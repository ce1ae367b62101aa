package dev.patchbay.api.connector;

import dev.patchbay.api.body.BodyFields;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.registry.install.ConfigEdit;
import org.jspecify.annotations.Nullable;

/** A change of a connector's config, which is the whole body. */
public final class ConfigRequest {
  private ConfigRequest() {}

  /** Fails with everything that is wrong at once. */
  public static ConfigEdit parse(@Nullable RequestBody given) {
    // JAX-RS hands over null when there is neither a body nor a Content-Type.
    return BodyFields.parseConfig(given == null ? RequestBody.EMPTY : given);
  }
}
