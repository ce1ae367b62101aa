package dev.patchbay.registry;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceFile;
import dev.patchbay.registry.source.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** In-memory connectors directory with failures on demand. Thread-safe. */
public final class FakeSourceFiles implements SourceFiles {
  private static final Path ROOT = Path.of("/files");

  private final Map<String, Content> contents = new ConcurrentHashMap<>();
  private final Map<String, FailureKind> failures = new ConcurrentHashMap<>();
  private final SortedMap<String, String> samples = new TreeMap<>();
  private final List<String> looks = Collections.synchronizedList(new ArrayList<>());
  private final List<String> reads = Collections.synchronizedList(new ArrayList<>());
  private volatile Consumer<String> whenLookedAt = path -> {};

  private record Content(String text, int writes) {}

  public void write(String path, Descriptor descriptor) {
    write(path, descriptor.yaml());
  }

  public void write(String path, String text) {
    contents.compute(path, (p, old) -> new Content(text, old == null ? 1 : old.writes() + 1));
  }

  public void touch(String path) {
    write(path, contents.get(path).text());
  }

  public void delete(String path) {
    contents.remove(path);
  }

  /** Every access to the file fails until {@link #mend}. */
  public void fail(String path, FailureKind kind) {
    failures.put(path, kind);
  }

  public void mend(String path) {
    failures.remove(path);
  }

  public void addSample(Descriptor descriptor) {
    samples.put(descriptor.name() + ".yaml", descriptor.yaml());
  }

  public void whenLookedAt(Consumer<String> action) {
    whenLookedAt = action;
  }

  public List<String> looks() {
    return List.copyOf(looks);
  }

  public List<String> reads() {
    return List.copyOf(reads);
  }

  public void forgetUse() {
    looks.clear();
    reads.clear();
  }

  @Override
  public SourceFile locate(TenantId tenant, String filePath) {
    if (filePath.contains("..")) {
      throw new MCPRuntimeException(FailureKind.PATH_NOT_ALLOWED, "not below the directory");
    }
    return new SourceFile(filePath, ROOT.resolve(filePath), ROOT);
  }

  @Override
  public Optional<Fingerprint> fingerprint(SourceFile file) {
    looks.add(file.filePath());
    whenLookedAt.accept(file.filePath());
    failWhenWanted(file);
    return Optional.ofNullable(contents.get(file.filePath())).map(FakeSourceFiles::fingerprint);
  }

  @Override
  public SourceContent read(SourceFile file) {
    reads.add(file.filePath());
    failWhenWanted(file);
    Content content = contents.get(file.filePath());
    if (content == null) {
      throw new MCPRuntimeException(FailureKind.FILE_NOT_FOUND, "no such file");
    }
    DescriptorText text =
        DescriptorText.ofFile(content.text().getBytes(StandardCharsets.UTF_8), file.filePath());
    return new SourceContent(text, fingerprint(content), sha256(content.text()));
  }

  /** Fingerprint of a file with this text. */
  public static String sha256(String text) {
    return ContentDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private void failWhenWanted(SourceFile file) {
    FailureKind failure = failures.get(file.filePath());
    if (failure != null) {
      throw new MCPRuntimeException(failure, "as the test wants");
    }
  }

  public static Instant modifiedAt(int writes) {
    return Instant.parse("2026-02-01T00:00:00Z").plusSeconds(writes);
  }

  private static Fingerprint fingerprint(Content content) {
    FileTime time = FileTime.from(modifiedAt(content.writes()));
    return new Fingerprint(time, time, content.text().length(), "1:1");
  }

  @Override
  public List<String> sampleNames() {
    return List.copyOf(samples.keySet());
  }

  @Override
  public DescriptorText packagedSample(String name) {
    return DescriptorText.ofBody(
        samples.get(name).getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML);
  }
}
