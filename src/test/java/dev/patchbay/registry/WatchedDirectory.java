package dev.patchbay.registry;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.files.ConnectorsDirectory;
import dev.patchbay.files.PackagedSamples;
import dev.patchbay.model.Problem;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.reload.ReloadReport;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.SourceState;
import dev.patchbay.registry.source.SourceState.ReloadError;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A registry over a real directory of descriptor files, with the file operations of a test. */
public final class WatchedDirectory {
  public final Path directory;
  public final CountedFiles files;
  public final PlainRegistry registry;

  private WatchedDirectory(Path directory, DescriptorReader reader) {
    this.directory = directory;
    this.files =
        new CountedFiles(
            new ConnectorsDirectory(
                PlainRegistry.settings(2000, directory.toString()), new PackagedSamples()));
    this.registry = new PlainRegistry(files, new InMemoryRegistryStore(), 2000, reader);
  }

  /** The directory {@code connectors} below the given one. */
  public static WatchedDirectory below(Path parent) throws IOException {
    return below(parent, new YamlDescriptorReader(Set::of));
  }

  public static WatchedDirectory below(Path parent, DescriptorReader reader) throws IOException {
    return new WatchedDirectory(Files.createDirectory(parent.resolve("connectors")), reader);
  }

  /** The visible state of the shop project, without opening a connector. */
  public record Sight(long revision, long tick, List<String> events) {}

  public Sight sight() {
    return new Sight(
        registry.shop().revision().value(),
        registry.ticks.of(PlainRegistry.ACME_SHOP),
        registry.events.names());
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  public void write(String name, Descriptor descriptor) {
    write(name, descriptor.yaml());
  }

  public void write(String name, String text) {
    try {
      Files.writeString(path(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a file by renaming another over it, as editors and deployment tools do. */
  public void replace(String name, String text) throws IOException {
    Path fresh = Files.writeString(directory.resolveSibling("fresh"), text);
    Files.move(fresh, path(name), StandardCopyOption.ATOMIC_MOVE);
  }

  public Instant mtime(String name) throws IOException {
    return Files.getLastModifiedTime(path(name)).toInstant();
  }

  public void setMtime(String name, Instant instant) throws IOException {
    Files.setLastModifiedTime(path(name), FileTime.from(instant));
  }

  /** Writes and installs the descriptor, then clears the recorded events. */
  public void install(String name, Descriptor descriptor) {
    write(name, descriptor);
    registry.installFile(name);
    forget();
  }

  public void forget() {
    registry.events.clear();
    registry.reader.forgetReads();
    files.forgetReads();
  }

  public ReloadReport check() {
    return registry
        .service
        .checkHotReload(ChangeRequest.of(PlainRegistry.ANN, PlainRegistry.SHOP))
        .result();
  }

  public void poll() {
    registry.hotReload.poll();
  }

  public String version(String connector) {
    return registry.connector(connector).version().text();
  }

  public SourceState source(String connector) {
    return registry.entry(connector).source();
  }

  public List<Problem> problems(String connector) {
    return source(connector).error().map(ReloadError::problems).orElse(List.of());
  }

  public Optional<Instant> fileMtime(String connector) {
    return registry.connector(connector).fileMtime();
  }
}
