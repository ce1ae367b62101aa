package dev.patchbay.registry.reload;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.ParsedDescriptor;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceFile;
import dev.patchbay.registry.source.SourceFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files as seen by one check: each is examined, read and parsed at most once, however many projects
 * use it. For one thread, for one check.
 */
final class FileChecks {
  private final SourceFiles files;
  private final DescriptorReader reader;
  private final Map<Path, FileCheck> checks = new HashMap<>();

  FileChecks(SourceFiles files, DescriptorReader reader) {
    this.files = files;
    this.reader = reader;
  }

  /** Fails when the path is no longer allowed. */
  FileCheck of(TenantId tenant, String filePath) {
    SourceFile file = files.locate(tenant, filePath);
    return checks.computeIfAbsent(file.location(), path -> new FileCheck(file));
  }

  /** One file; a failure is repeated to every user of the file. */
  final class FileCheck {
    private final SourceFile file;
    private final Once<Optional<Fingerprint>> fingerprint;
    private final Once<SourceContent> content;
    private final Once<ParsedDescriptor> reading;

    private FileCheck(SourceFile file) {
      this.file = file;
      this.fingerprint = new Once<>(() -> files.fingerprint(this.file));
      this.content = new Once<>(() -> files.read(this.file));
      this.reading = new Once<>(() -> reader.read(content().text()));
    }

    Optional<Fingerprint> fingerprint() {
      return fingerprint.get();
    }

    SourceContent content() {
      return content.get();
    }

    ParsedDescriptor reading() {
      return reading.get();
    }
  }

  private static final class Once<T> {
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();
    private Optional<MCPRuntimeException> failure = Optional.empty();

    Once(Supplier<T> source) {
      this.source = source;
    }

    T get() {
      if (failure.isPresent()) {
        throw failure.get();
      }
      if (value.isEmpty()) {
        try {
          value = Optional.of(source.get());
        } catch (MCPRuntimeException e) {
          failure = Optional.of(e);
          throw e;
        }
      }
      return value.get();
    }
  }
}
