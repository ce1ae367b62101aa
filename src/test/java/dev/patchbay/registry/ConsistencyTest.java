package dev.patchbay.registry;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.state.Connectors;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConnectorReloaded;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.ToolEntry;
import dev.patchbay.registry.reading.ToolFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Concurrent readers and changes of every kind: each read is consistent, no change is lost. */
class ConsistencyTest {
  private static final int ROUNDS = 150;
  private static final int READERS = 2;
  private static final int USERS = 2;
  private static final ConnectorName WIKI = new ConnectorName("wiki");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final PlainRegistry registry = new PlainRegistry(files);
  private final RegistryService service = registry.service;
  private final AtomicInteger writing = new AtomicInteger(4 + USERS);
  private final AtomicInteger reads = new AtomicInteger();

  @BeforeEach
  void installTwo() {
    files.write("crm.yaml", crm(0));
    registry.installFile("crm.yaml");
    registry.install(Descriptor.of("wiki", "1.0.0", "search", "edit"));
    registry.events.clear();
  }

  /** Stamps its number into every tool, and has as many tools as the number says. */
  private static Descriptor crm(int stamp) {
    String[] tools =
        IntStream.rangeClosed(0, stamp % 7).mapToObj(i -> "t" + i).toArray(String[]::new);
    return Descriptor.of("crm", "1.0." + stamp, tools).stamp("stamp " + stamp);
  }

  @Test
  void everyReadIsConsistentAndNoChangeIsLost() {
    List<Runnable> work =
        List.of(
            () -> rounds(this::reload),
            () -> rounds(this::installAndUninstall),
            () ->
                rounds(
                    i -> service.disable(ChangeRequest.of(ANN, SHOP), WIKI),
                    i -> service.enable(ChangeRequest.of(ANN, SHOP), WIKI)),
            () -> rounds(i -> registry.install(notes(i))),
            () -> rounds(i -> service.markToolUsed(ANN, SHOP, "crm__t0")),
            () -> rounds(i -> service.markToolUsed(ANN, SHOP, "crm__t0")));

    Threads.together(
        work.size() + READERS,
        thread -> {
          if (thread < work.size()) {
            work.get(thread).run();
          } else {
            readUntilNobodyWrites();
          }
        });

    assertThat(reads.get()).isPositive();
    assertThat(registry.tool("crm__t0").invocationCount()).isEqualTo((long) USERS * ROUNDS);
    assertThat(registry.connectorNames()).containsExactly("crm", "wiki", "notes");
    assertThat(registry.connector("crm").version()).isEqualTo(new SemVer("1.0." + ROUNDS));
    assertThat(counts())
        .isEqualTo(
            Map.of(
                "ConnectorReloaded", (long) ROUNDS,
                "ConnectorDisabled", (long) ROUNDS,
                "ConnectorEnabled", (long) ROUNDS,
                "ConnectorInstalled", 2L * ROUNDS,
                "ConnectorUninstalled", (long) ROUNDS));
    assertThat(registry.shop().revision().value()).isEqualTo(2 + 6L * ROUNDS);
    assertThat(registry.events.all())
        .extracting(event -> event.origin().revision())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void listAfterAnEventIncludesItsChange() {
    ConcurrentLinkedQueue<String> late = new ConcurrentLinkedQueue<>();
    registry.events.observe(
        event -> {
          SemVer seen = registry.connector("crm").version();
          if (event instanceof ConnectorReloaded reloaded
              && seen.compareTo(reloaded.version()) < 0) {
            late.add(seen + " after " + reloaded.version());
          }
        });

    Threads.together(
        2,
        thread -> {
          if (thread == 0) {
            rounds(this::reload);
          } else {
            rounds(
                i -> service.disable(ChangeRequest.of(ANN, SHOP), WIKI),
                i -> service.enable(ChangeRequest.of(ANN, SHOP), WIKI));
          }
        });

    assertThat(late).isEmpty();
  }

  private static Descriptor notes(int round) {
    return Descriptor.of("notes", "1.0." + round, "write");
  }

  private void reload(int round) {
    files.write("crm.yaml", crm(round));
    registry.hotReload.poll();
  }

  private void installAndUninstall(int round) {
    Descriptor descriptor = Descriptor.of("extra", "1.0." + round, "a", "b", "c");
    registry.install(descriptor);
    service.uninstall(ChangeRequest.of(ANN, SHOP), descriptor.connectorName());
  }

  @FunctionalInterface
  private interface Step {
    void run(int round);
  }

  private void rounds(Step... steps) {
    for (int i = 1; i <= ROUNDS; i++) {
      for (Step step : steps) {
        step.run(i);
      }
    }
    writing.decrementAndGet();
  }

  /** Reads the snapshot in a loop, so that a short-lived inconsistent one is likely to be seen. */
  private void readUntilNobodyWrites() {
    Optional<ProjectReading> last = Optional.empty();
    while (writing.get() > 0) {
      ProjectReading reading = service.read(ANN, SHOP);
      if (last.isPresent() && last.get().registry().connectors() == connectors(reading)) {
        continue;
      }
      last.ifPresent(earlier -> assertThat(revision(reading)).isGreaterThan(revision(earlier)));
      assertOneMoment(reading);
      last = Optional.of(reading);
      reads.incrementAndGet();
    }
  }

  private static Connectors connectors(ProjectReading reading) {
    return reading.registry().connectors();
  }

  private static long revision(ProjectReading reading) {
    return reading.registry().revision().value();
  }

  private static void assertOneMoment(ProjectReading reading) {
    Connectors connectors = connectors(reading);
    assertThat(connectors.stream().map(connector -> connector.name().value()))
        .startsWith("crm", "wiki");
    List<ToolEntry> tools = reading.tools(ToolFilter.NONE, PageRequest.everything()).items();
    List<String> expected =
        connectors.stream()
            .filter(LoadedConnector::enabled)
            .flatMap(
                connector ->
                    connector.tools().stream().map(tool -> connector.name() + "__" + tool.name()))
            .toList();
    assertThat(tools.stream().map(tool -> tool.exposedName().value())).isEqualTo(expected);
    assertThat(reading.stats().toolCount()).isEqualTo(expected.size());
    assertThat(reading.stats().connectorCount()).isEqualTo((int) connectors.stream().count());
    assertOneStamp(reading);
  }

  private static void assertOneStamp(ProjectReading reading) {
    ToolFilter crm = new ToolFilter(Optional.of("crm"), List.of(), Optional.empty());
    List<ToolEntry> tools = reading.tools(crm, PageRequest.everything()).items();
    String stamp = tools.get(0).loaded().definition().description().orElseThrow();
    int number = Integer.parseInt(stamp.substring("stamp ".length()));

    assertThat(tools)
        .hasSize(1 + number % 7)
        .allSatisfy(
            tool -> {
              assertThat(tool.loaded().definition().description()).contains(stamp);
              assertThat(tool.loaded().connectorVersion().text()).isEqualTo("1.0." + number);
              assertThat(reading.tool(tool.exposedName().value()).placed())
                  .isEqualTo(tool.placed());
            });
  }

  private Map<String, Long> counts() {
    return registry.events.all().stream()
        .map(RegistryEvent::name)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
