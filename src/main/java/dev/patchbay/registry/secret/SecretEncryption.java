package dev.patchbay.registry.secret;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;

/**
 * Port: encryption of secrets at rest. A secret is bound to its place (authenticated encryption
 * with associated data), so a row copied to another place cannot be decrypted.
 */
public interface SecretEncryption {

  /** Encrypts to one line of ASCII text, different each time. */
  String seal(Place place, Secret secret);

  /**
   * Decrypts; fails with {@link SealBrokenException} when the text was encrypted for another place
   * or under another key.
   */
  Secret open(Place place, String sealed);

  /**
   * Keyed digest of content (HMAC), equal on every node for equal content of one tenant. The key
   * prevents guessing a short secret in the content. 64 hexadecimal digits.
   */
  String fingerprint(TenantId tenant, byte[] content);

  /** Place of a secret: one field of a connector's config. */
  record Place(ProjectKey project, ConnectorName connector, String field) {}

  /** Failure to decrypt. The message holds nothing of the content. */
  final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String sentence) {
      super(sentence);
    }
  }
}
