package dev.patchbay.bench;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Heap per tool with 1,000,000 tools on one node, 100 connectors of 100 tools in each of 100
 * projects: {@code java -Xmx2g dev.patchbay.bench.MemoryPerTool [projects]}.
 */
public final class MemoryPerTool {
  private static final int CONNECTORS = 100;
  private static final int TOOLS = 100;

  private MemoryPerTool() {}

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] arguments) {
    int projects = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
    PlainRegistry registry =
        new PlainRegistry(
            new FakeSourceFiles(),
            new InMemoryRegistryStore(),
            CONNECTORS,
            new YamlDescriptorReader(Set::of));
    install(registry, "warm-up");
    registry.service.removeProject(ChangeRequest.of(PlainRegistry.ANN, new ProjectId("warm-up")));
    long before = heap();
    long start = System.nanoTime();
    for (int project = 0; project < projects; project++) {
      install(registry, "p" + project);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long used = heap() - before;
    long tools = registry.service.readTenant(PlainRegistry.ANN).totals().tools();
    int text = BenchDescriptor.yaml("c0", "1.0.0", TOOLS).length() / TOOLS;
    System.out.printf(
        "%,d tools in %d projects: %,d MiB, %,d bytes per tool (%d bytes of YAML each), installed"
            + " in %.0f s%n",
        tools, projects, used >> 20, used / tools, text, seconds);
  }

  private static void install(PlainRegistry registry, String project) {
    for (int i = 0; i < CONNECTORS; i++) {
      byte[] yaml =
          BenchDescriptor.yaml(project + "-c" + i, "1.0.0", TOOLS).getBytes(StandardCharsets.UTF_8);
      registry.service.installFromManifest(
          ChangeRequest.of(PlainRegistry.ANN, new ProjectId(project)),
          DescriptorText.ofBody(yaml, DescriptorText.Format.YAML),
          InstallOptions.DEFAULT);
    }
  }

  private static long heap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
