package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.Allocation;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ToolFilter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Cost of operations in allocated bytes: equal in a project of 10 (for a page: 100) tools and in
 * one of 100,000, since it depends on the touched objects only.
 */
class InstallAllocationTest {
  private static final double MOST = 1.5;
  private static final ToolPosition MIDDLE = new ToolPosition(500, 50);

  private static PlainRegistry ten = filled(0, 0);
  private static PlainRegistry hundred = filled(0, 0);
  private static PlainRegistry hundredThousand = filled(0, 0);

  @BeforeAll
  static void fill() {
    ten = filled(1, 10);
    hundred = filled(1, 100);
    hundredThousand = filled(1000, 100);
  }

  @AfterAll
  static void forget() {
    hundredThousand = ten;
  }

  private static PlainRegistry filled(int connectors, int tools) {
    PlainRegistry registry = new PlainRegistry(new FakeSourceFiles(), 10_000);
    for (int i = 0; i < connectors; i++) {
      registry.install(descriptor("c" + i, tools));
    }
    return registry;
  }

  /** Every connector has its own tools; the first and last ones share names of all. */
  private static Descriptor descriptor(String name, int tools) {
    String[] names =
        IntStream.range(0, tools)
            .mapToObj(i -> i == 0 || i == tools - 1 ? "tool-" + i : name + "-tool-" + i)
            .toArray(String[]::new);
    return Descriptor.of(name, "1.0.0", names);
  }

  @Test
  void projectsHaveTheirNumberOfTools() {
    assertThat(List.of(ten, hundred, hundredThousand))
        .extracting(registry -> registry.shop().connectors().toolCount())
        .containsExactly(10, 100, 100_000);
  }

  @Test
  void installCostIsIndependentOfProjectSize() {
    assertSameCost(install(hundredThousand), install(ten));
  }

  @Test
  void reinstallCostIsIndependentOfProjectSize() {
    assertSameCost(reinstall(hundredThousand), reinstall(ten));
  }

  @Test
  void pageCostIsIndependentOfItsPosition() {
    long small = page(hundred, ToolPosition.START);

    assertSameCost(page(hundredThousand, ToolPosition.START), small);
    assertSameCost(page(hundredThousand, MIDDLE), small);
  }

  @Test
  void exposedNameLookupCostIsIndependentOfProjectSize() {
    assertSameCost(tool(hundredThousand, "c0__c0-tool-5"), tool(ten, "c0__c0-tool-5"));
  }

  @Test
  void plainNameLookupCostIsIndependentOfProjectSize() {
    assertSameCost(tool(hundredThousand, "c0-tool-5"), tool(ten, "c0-tool-5"));
  }

  @Test
  void useCostIsIndependentOfProjectSize() {
    assertSameCost(use(hundredThousand), use(ten));
  }

  private static void assertSameCost(long large, long small) {
    assertThat((double) large / small)
        .as("%d and %d bytes", large, small)
        .isBetween(1 / MOST, MOST);
  }

  private static long install(PlainRegistry registry) {
    ConnectorManifest manifest = descriptor("fresh", 10).manifest();
    return Allocation.of(
        () ->
            registry.service.installFromManifest(
                ChangeRequest.of(ANN, SHOP), manifest, InstallOptions.DEFAULT),
        () -> {
          registry.service.uninstall(ChangeRequest.of(ANN, SHOP), manifest.name());
          registry.events.clear();
        });
  }

  private static long reinstall(PlainRegistry registry) {
    ConnectorManifest first = descriptor("fresh", 10).manifest();
    ConnectorManifest second = descriptor("fresh", 10).version("2.0.0").manifest();
    long bytes =
        Allocation.of(
            () ->
                registry.service.installFromManifest(
                    ChangeRequest.of(ANN, SHOP), second, InstallOptions.DEFAULT),
            () -> {
              registry.service.installFromManifest(
                  ChangeRequest.of(ANN, SHOP), first, InstallOptions.DEFAULT);
              registry.events.clear();
            });
    registry.service.uninstall(ChangeRequest.of(ANN, SHOP), first.name());
    return bytes;
  }

  private static long page(PlainRegistry registry, ToolPosition start) {
    PageRequest<ToolPosition> window = new PageRequest<>(OptionalInt.of(100), Optional.of(start));
    return Allocation.of(
        () ->
            assertThat(registry.service.read(ANN, SHOP).tools(ToolFilter.NONE, window).items())
                .hasSize(100));
  }

  private static long tool(PlainRegistry registry, String name) {
    return Allocation.of(() -> registry.service.read(ANN, SHOP).tool(name));
  }

  private static long use(PlainRegistry registry) {
    return Allocation.of(() -> registry.service.markToolUsed(ANN, SHOP, "c0__c0-tool-5"));
  }
}
