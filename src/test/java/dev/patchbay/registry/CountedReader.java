package dev.patchbay.registry;

import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Descriptor reader that records what it read and can run an action while it reads. */
public final class CountedReader implements DescriptorReader {
  private final DescriptorReader reader;
  private final List<String> reads = Collections.synchronizedList(new ArrayList<>());
  private volatile Consumer<DescriptorText> whenRead = text -> {};

  CountedReader(DescriptorReader reader) {
    this.reader = reader;
  }

  @Override
  public ParsedDescriptor read(DescriptorText text) {
    reads.add(text.file().orElse("body"));
    whenRead.accept(text);
    return reader.read(text);
  }

  @Override
  public List<Problem> check(ConnectorManifest manifest) {
    return reader.check(manifest);
  }

  @Override
  public String write(ConnectorManifest manifest, DescriptorText.Format format) {
    return reader.write(manifest, format);
  }

  /** The files read so far, in order; {@code body} for a text without a file. */
  public List<String> reads() {
    return List.copyOf(reads);
  }

  public void forgetReads() {
    reads.clear();
  }

  public void whenRead(Consumer<DescriptorText> action) {
    whenRead = action;
  }
}
