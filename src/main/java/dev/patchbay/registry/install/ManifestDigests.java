package dev.patchbay.registry.install;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ManifestRedaction;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/**
 * The digests of what is installed. Everybody in a project sees them, and the audit trail keeps
 * them: where a descriptor has a secret in clear text, nobody must be able to hold guesses of it
 * against its digest, so the tenant's key goes into that one.
 */
@SingletonBean
public class ManifestDigests {
  private final DescriptorReader descriptors;
  private final SecretEncryption seal;

  @Inject
  public ManifestDigests(DescriptorReader descriptors, SecretEncryption seal) {
    this.descriptors = descriptors;
    this.seal = seal;
  }

  /** The same for the same content of one tenant, on every node; may need the store for its key. */
  public ContentDigest of(TenantId tenant, ConnectorManifest manifest) {
    if (!ManifestRedaction.in(manifest)) {
      return descriptors.digest(manifest);
    }
    byte[] content = descriptors.write(manifest, Format.JSON).getBytes(StandardCharsets.UTF_8);
    return ContentDigest.of(seal.fingerprint(tenant, content));
  }
}
