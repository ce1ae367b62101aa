package dev.patchbay.registry.source;

import dev.patchbay.model.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Port: the connectors directory. Opens only regular files inside it; no failure shows a path of
 * this machine.
 */
public interface SourceFiles {
  /**
   * Resolves a path from a caller. Fails with PATH_NOT_ALLOWED when the path is not below the
   * tenant's directory; does not check that the file exists.
   */
  SourceFile locate(TenantId tenant, String filePath);

  /** Empty when the file is absent; fails with FILE_UNREADABLE when that cannot be determined. */
  Optional<Fingerprint> fingerprint(SourceFile file);

  /**
   * Reads the whole content. Fails with FILE_NOT_FOUND, PATH_NOT_ALLOWED (it leads outside, or is
   * no regular file), TOO_LARGE, or FILE_UNREADABLE (also when it changed during the read).
   */
  SourceContent read(SourceFile file);

  /** Names of the shipped samples, in a fixed order. */
  List<String> sampleNames();

  /** A sample as packaged in the application. */
  DescriptorText packagedSample(String name);
}
