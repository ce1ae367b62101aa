package dev.patchbay.api.body;

import dev.patchbay.registry.source.DescriptorText.Format;
import java.nio.charset.StandardCharsets;

/** Request bodies for tests without a server. */
public final class Bodies {
  private Bodies() {}

  public static RequestBody json(String text) {
    return new RequestBody(text.getBytes(StandardCharsets.UTF_8), Format.JSON);
  }
}
