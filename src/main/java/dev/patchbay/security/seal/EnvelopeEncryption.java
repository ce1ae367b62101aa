package dev.patchbay.security.seal;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.node.StartCheck;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.StartRefusal;
import dev.patchbay.registry.secret.CarriedSecrets;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.security.seal.AesKey.WrongKeyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Envelope encryption of secrets: AES-256-GCM under the tenant's data key, which a master key
 * wraps. The start checks that the master key matches the store.
 */
@SingletonBean
public class EnvelopeEncryption implements SecretEncryption, CarriedSecrets, StartCheck {
  /** Version prefix of the ciphertext format. */
  private static final String FORM = "pbs1.";

  private final SecureRandom random;
  private final TenantKeys keys;

  @Inject
  EnvelopeEncryption(EncryptionSettings settings, DataDirectory data, WrappedKeys wrapped) {
    random = new SecureRandom();
    try {
      MasterKeys masters = new MasterKeys(new MasterKeySource(settings, data, random));
      keys = new TenantKeys(wrapped, masters, random);
    } catch (UnusableKeysException e) {
      throw StartRefusal.because(e.sentence());
    }
  }

  /** Fails when a data key of the store cannot be unwrapped with this node's master keys. */
  @Override
  public void check() {
    try {
      keys.refuseWrongKeys();
    } catch (UnusableKeysException e) {
      throw StartRefusal.forNow(e.sentence());
    }
  }

  /**
   * Creates this bean at start, so that unusable master keys are reported before the store is
   * opened.
   */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @Override
  public String seal(Place place, Secret secret) {
    byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return FORM
        + keys.require(place.project().tenant()).encrypt(text, AssociatedData.of(place), random);
  }

  @Override
  public Secret open(Place place, String sealed) {
    return open(keys.require(place.project().tenant()), place, sealed);
  }

  @Override
  public String fingerprint(TenantId tenant, byte[] content) {
    return keys.require(tenant).fingerprint(content);
  }

  @Override
  public WrappedKey keyOf(TenantId tenant) {
    return keys.wrapped(tenant);
  }

  @Override
  public Secret open(WrappedKey key, Place place, String sealed) {
    return open(keys.unwrapped(key), place, sealed);
  }

  private static Secret open(AesKey key, Place place, String sealed) {
    if (!sealed.startsWith(FORM)) {
      throw broken();
    }
    try {
      byte[] text = key.decrypt(sealed.substring(FORM.length()), AssociatedData.of(place));
      return new Secret(new String(text, StandardCharsets.UTF_8));
    } catch (WrongKeyException e) {
      throw broken();
    }
  }

  private static SealBrokenException broken() {
    return new SealBrokenException(
        "A secret cannot be decrypted: it was changed, or encrypted for another place.");
  }

  RotationResult rotate() {
    return keys.rotate();
  }
}
