package dev.patchbay.registry.source;

import dev.patchbay.model.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Port: the connectors directory. Nothing outside it, and nothing but regular files, is ever
 * opened; no failure names a path of this machine.
 */
public interface SourceFiles {
  /**
   * The file that a caller names. Fails with PATH_NOT_ALLOWED when the path cannot lie below the
   * tenant's directory; does not look whether the file exists.
   */
  SourceFile locate(TenantId tenant, String filePath);

  /** Empty when nothing is there; fails with FILE_UNREADABLE when that cannot be told. */
  Optional<Fingerprint> fingerprint(SourceFile file);

  /**
   * The whole content. Fails with FILE_NOT_FOUND, PATH_NOT_ALLOWED (it leads outside, or is no
   * regular file), TOO_LARGE, or FILE_UNREADABLE (also when it changed while it was read).
   */
  SourceContent read(SourceFile file);

  /** The names of the samples that Patchbay ships, in a fixed order. */
  List<String> sampleNames();

  /** A sample as it was packaged. */
  DescriptorText packagedSample(String name);
}
