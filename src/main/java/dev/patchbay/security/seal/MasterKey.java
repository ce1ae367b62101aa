package dev.patchbay.security.seal;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.security.seal.AesKey.WrongKeyException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Master key, which wraps the data keys of tenants. Its id is a truncated HMAC of a constant, so it
 * reveals nothing of the key.
 */
final class MasterKey {
  private static final int ID_BYTES = 8;

  private final AesKey key;
  private final String id;

  MasterKey(byte[] bytes) {
    key = new AesKey(bytes);
    id = id(bytes);
  }

  private static String id(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      byte[] digest = mac.doFinal(AssociatedData.of("patchbay master key"));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not available", e);
    }
  }

  String id() {
    return id;
  }

  WrappedKey wrap(TenantId tenant, byte[] dataKey, SecureRandom random) {
    return new WrappedKey(tenant, id, key.encrypt(dataKey, binding(tenant), random));
  }

  byte[] unwrap(WrappedKey wrapped) throws WrongKeyException {
    return key.decrypt(wrapped.wrapped(), binding(wrapped.tenant()));
  }

  private byte[] binding(TenantId tenant) {
    return AssociatedData.of("data key", id, tenant.value());
  }
}
