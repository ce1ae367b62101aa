package dev.patchbay.store;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.SecretEncryption;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Reversible fake encryption that hides the clear text and checks the place. */
public final class FakeEncryption implements SecretEncryption {
  private static final String KEY = "fake:";

  @Override
  public String seal(Place place, Secret secret) {
    byte[] text = (place + "\n" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
    return KEY + Base64.getEncoder().encodeToString(text);
  }

  @Override
  public String fingerprint(TenantId tenant, byte[] content) {
    String keyed = KEY + tenant + HexFormat.of().formatHex(content);
    return ContentDigest.sha256(keyed.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Secret open(Place place, String sealed) {
    if (!sealed.startsWith(KEY)) {
      throw new SealBrokenException("sealed by another key");
    }
    byte[] bytes = Base64.getDecoder().decode(sealed.substring(KEY.length()));
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith(place + "\n")) {
      throw new SealBrokenException("sealed for another place");
    }
    return new Secret(text.substring(place.toString().length() + 1));
  }
}
