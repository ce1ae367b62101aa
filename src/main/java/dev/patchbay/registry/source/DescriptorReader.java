package dev.patchbay.registry.source;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import java.util.List;

/** Port: descriptors as text and as manifests. Implementations are thread-safe and open nothing. */
public interface DescriptorReader {
  /** Caps of a descriptor's text and tree. */
  int MOST_BYTES = 256 * 1024;

  int MOST_DEPTH = 32;
  int MOST_NODES = 20_000;

  /** The manifest, or every problem of the text at once. Never throws for what a text may hold. */
  ParsedDescriptor read(DescriptorText text);

  /**
   * What is wrong with a manifest built in Java beyond its constructors' rules: the insides of its
   * schemas.
   */
  List<Problem> check(ConnectorManifest manifest);

  /** The descriptor of the manifest; reading it gives an equal manifest. */
  String write(ConnectorManifest manifest, DescriptorText.Format format);

  /** Of the manifest's canonical JSON, which is what {@link #write} gives as JSON. */
  default ContentDigest digest(ConnectorManifest manifest) {
    return ContentDigest.of(write(manifest, DescriptorText.Format.JSON));
  }
}
