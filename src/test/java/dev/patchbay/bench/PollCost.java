package dev.patchbay.bench;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.files.ConnectorsDirectory;
import dev.patchbay.files.PackagedSamples;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * What one hot-reload poll costs over 10,000 watched files (100 projects of 100), unchanged and
 * with 1,000 changed: {@code java -Xmx1g dev.patchbay.bench.PollCost}.
 */
public final class PollCost {
  private static final int PROJECTS = 100;
  private static final int FILES_PER_PROJECT = 100;
  private static final int CHANGED = 1_000;
  private static final int TOOLS = 5;
  private static final int WARM_UP = 40;
  private static final int POLLS = 40;

  private final Path directory;
  private final PlainRegistry registry;

  private PollCost(Path directory) {
    this.directory = directory;
    this.registry =
        new PlainRegistry(
            new ConnectorsDirectory(
                PlainRegistry.settings(FILES_PER_PROJECT, directory.toString()),
                new PackagedSamples()),
            new InMemoryRegistryStore(),
            FILES_PER_PROJECT,
            new YamlDescriptorReader(Set::of));
  }

  public static void main(String[] arguments) throws IOException {
    PollCost cost = new PollCost(Files.createTempDirectory("poll-cost"));
    cost.install();
    cost.report();
  }

  private void install() throws IOException {
    for (int i = 0; i < PROJECTS * FILES_PER_PROJECT; i++) {
      write(i, 0);
      registry.service.installFromFile(
          ChangeRequest.of(PlainRegistry.ANN, new ProjectId("p" + i / FILES_PER_PROJECT)),
          file(i),
          InstallOptions.DEFAULT);
    }
  }

  @SuppressWarnings("SystemOut") // a program for people
  private void report() throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      registry.hotReload.poll();
    }
    Timings unchanged = new Timings();
    for (int i = 0; i < POLLS; i++) {
      unchanged.take(registry.hotReload::poll);
    }
    System.out.println("10,000 files, none changed: " + unchanged);
    Timings changed = new Timings();
    for (int version = 1; version <= POLLS / 2; version++) {
      for (int i = 0; i < CHANGED; i++) {
        write(i * PROJECTS * FILES_PER_PROJECT / CHANGED, version);
      }
      changed.take(registry.hotReload::poll);
    }
    System.out.println("10,000 files, 1,000 changed: " + changed);
  }

  private static String file(int i) {
    return "c" + i + ".yaml";
  }

  private void write(int i, int version) throws IOException {
    String yaml = BenchDescriptor.yaml("c" + i, "1.0." + version, TOOLS);
    Path next = Files.writeString(directory.resolve(file(i) + ".next"), yaml);
    Files.move(next, directory.resolve(file(i)), StandardCopyOption.ATOMIC_MOVE);
  }
}
