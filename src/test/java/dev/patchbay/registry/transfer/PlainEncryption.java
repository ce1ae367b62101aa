package dev.patchbay.registry.transfer;

import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.CarriedSecrets;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.secret.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Does not encrypt, but checks place and key like a real implementation. */
final class PlainEncryption implements SecretEncryption, CarriedSecrets {
  private final String key;

  PlainEncryption(String key) {
    this.key = key;
  }

  @Override
  public String seal(Place place, Secret secret) {
    String text = binding(place) + secret.reveal();
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String fingerprint(TenantId tenant, byte[] content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Secret open(Place place, String sealed) {
    String text = text(sealed);
    if (!text.startsWith(binding(place))) {
      throw new SealBrokenException("Sealed for another place or by another key.");
    }
    return new Secret(text.substring(binding(place).length()));
  }

  @Override
  public WrappedKey keyOf(TenantId tenant) {
    return new WrappedKey(tenant, key, "wrapped");
  }

  @Override
  public Secret open(WrappedKey wrapped, Place place, String sealed) {
    if (!wrapped.wrappedBy().equals(key)) {
      throw new SealBrokenException("The master key is not here.");
    }
    return open(place, sealed);
  }

  private static String text(String sealed) {
    try {
      return new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SealBrokenException("Not sealed at all.");
    }
  }

  private String binding(Place place) {
    return key + "|" + place + "|";
  }
}
