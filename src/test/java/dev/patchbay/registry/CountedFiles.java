package dev.patchbay.registry;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceFile;
import dev.patchbay.registry.source.SourceFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Real files that record which of them were opened. */
public final class CountedFiles implements SourceFiles {
  private final SourceFiles files;
  private final List<String> reads = Collections.synchronizedList(new ArrayList<>());

  public CountedFiles(SourceFiles files) {
    this.files = files;
  }

  @Override
  public SourceFile locate(TenantId tenant, String filePath) {
    return files.locate(tenant, filePath);
  }

  @Override
  public Optional<Fingerprint> fingerprint(SourceFile file) {
    return files.fingerprint(file);
  }

  @Override
  public SourceContent read(SourceFile file) {
    reads.add(file.filePath());
    return files.read(file);
  }

  @Override
  public List<String> sampleNames() {
    return files.sampleNames();
  }

  @Override
  public DescriptorText packagedSample(String name) {
    return files.packagedSample(name);
  }

  public List<String> reads() {
    return List.copyOf(reads);
  }

  public void forgetReads() {
    reads.clear();
  }
}
