package dev.patchbay.registry.source;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import java.util.List;

/** Port: parses and writes descriptors. Implementations are thread-safe and do no I/O. */
public interface DescriptorReader {
  /** Limits of a descriptor's text and tree. */
  int MOST_BYTES = 256 * 1024;

  int MOST_DEPTH = 32;
  int MOST_NODES = 20_000;

  /** Parses the text to a manifest or to all of its problems. Never throws for any text. */
  ParsedDescriptor read(DescriptorText text);

  /**
   * Problems of a manifest built in Java that its constructors do not check: the contents of its
   * schemas.
   */
  List<Problem> check(ConnectorManifest manifest);

  /** Writes the manifest as a descriptor; parsing it gives an equal manifest. */
  String write(ConnectorManifest manifest, DescriptorText.Format format);

  /** Digest of the manifest's canonical JSON, which is what {@link #write} gives as JSON. */
  default ContentDigest digest(ConnectorManifest manifest) {
    return ContentDigest.of(write(manifest, DescriptorText.Format.JSON));
  }
}
