package dev.patchbay.security.seal;

import dev.patchbay.registry.secret.SecretEncryption.Place;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Associated data of a ciphertext: the place to which it belongs. Each part is preceded by its
 * length, so that no two lists of parts give the same bytes.
 */
final class AssociatedData {
  private AssociatedData() {}

  static byte[] of(Place place) {
    return of(
        "secret",
        place.project().tenant().value(),
        place.project().project().value(),
        place.connector().value(),
        place.field());
  }

  static byte[] of(String... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      bytes.writeBytes(text);
    }
    return bytes.toByteArray();
  }
}
