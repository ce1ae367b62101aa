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
 * Digests of installed manifests. All callers of a project see them, and the audit trail keeps
 * them. A descriptor with a secret in clear text therefore gets a digest keyed with the tenant's
 * key, so that the secret cannot be guessed from its digest.
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

  /**
   * Equal for equal content of one tenant on every node; may read the tenant's key from the store.
   */
  public ContentDigest of(TenantId tenant, ConnectorManifest manifest) {
    if (!ManifestRedaction.in(manifest)) {
      return descriptors.digest(manifest);
    }
    byte[] content = descriptors.write(manifest, Format.JSON).getBytes(StandardCharsets.UTF_8);
    return ContentDigest.of(seal.fingerprint(tenant, content));
  }
}
