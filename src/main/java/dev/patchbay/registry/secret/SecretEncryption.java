package dev.patchbay.registry.secret;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;

/**
 * Port: makes secrets unreadable for whoever has the store without the key. What is sealed opens
 * only at the place that it was sealed for, so that a row copied to another place is of no use.
 */
public interface SecretEncryption {

  /** One line of ASCII text; another one every time. */
  String seal(Place place, Secret secret);

  /**
   * Fails with {@link SealBrokenException} when it was sealed for another place or by another key.
   */
  Secret open(Place place, String sealed);

  /**
   * Tells whether two contents of one tenant are the same, on every node, to those who have the key
   * alone: who could make it of guesses would find out a short secret in the content. 64
   * hexadecimal digits.
   */
  String fingerprint(TenantId tenant, byte[] content);

  /** Where a secret stands: one field of a connector's config. */
  record Place(ProjectKey project, ConnectorName connector, String field) {}

  /** What was sealed cannot be opened. Its message says nothing of the content. */
  final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String sentence) {
      super(sentence);
    }
  }
}
