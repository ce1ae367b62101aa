package dev.patchbay.api.access;

import dev.patchbay.api.view.View;
import dev.patchbay.security.seal.RotationResult;

/** Result of a master key rotation. */
public record RotatedView(String keyId, int rewrapped) implements View {
  public static RotatedView of(RotationResult rotated) {
    return new RotatedView(rotated.keyId(), rotated.rewrapped());
  }
}
