package dev.patchbay.registry.reading;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ExposedName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.LabelSelector;
import dev.patchbay.model.state.Connectors;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.PlacedConnector;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.snapshot.StateVersion;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.usage.UsageFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Consistent read of one project: everything comes from one snapshot; usage figures and file states
 * are read when asked. {@code tick}, the invalidation counter, was read before them.
 */
public final class ProjectReading {
  private static final int MOST_CANDIDATES = 20;

  private final ProjectRegistry registry;
  private final long tick;
  private final UsageFigures usage;
  private final SourceLedger sources;
  private final HandlerNames handlers;

  public ProjectReading(
      ProjectRegistry registry,
      long tick,
      UsageFigures usage,
      SourceLedger sources,
      HandlerNames handlers) {
    this.registry = registry;
    this.tick = tick;
    this.usage = usage;
    this.sources = sources;
    this.handlers = handlers;
  }

  public ProjectRegistry registry() {
    return registry;
  }

  public StateVersion stamp() {
    return new StateVersion(registry.revision(), tick);
  }

  public ProjectStats stats() {
    return ProjectStats.of(registry, sources);
  }

  /** Connectors in install order; without labels the cost depends on the size of the page only. */
  public Page<ConnectorEntry, ToolPosition> connectors(
      List<LabelSelector> labels, PageRequest<ToolPosition> window) {
    long start = window.start().orElse(ToolPosition.START).sequence();
    Stream<ConnectorEntry> entries =
        connectors().from(start).filter(placed -> pass(labels, placed)).map(this::entry);
    return window.of(
        entries, countConnectors(labels), entry -> new ToolPosition(entry.sequence(), 0));
  }

  private int countConnectors(List<LabelSelector> labels) {
    return labels.isEmpty()
        ? connectors().count()
        : (int) connectors().from(0).filter(placed -> pass(labels, placed)).count();
  }

  private static boolean pass(List<LabelSelector> labels, PlacedConnector placed) {
    return labels.stream().allMatch(placed.connector().manifest().labels()::match);
  }

  public ConnectorEntry connector(Optional<ConnectorName> name) {
    LoadedConnector connector =
        name.flatMap(connectors()::find).orElseThrow(MCPRuntimeException::noSuchConnector);
    return entry(new PlacedConnector(0, connector));
  }

  private ConnectorEntry entry(PlacedConnector placed) {
    return new ConnectorEntry(
        placed.sequence(),
        placed.connector(),
        sources.of(registry.key(), placed.connector().name()));
  }

  /**
   * Callable tools in list order; without label and text filters the cost depends on the size of
   * the page only.
   */
  public Page<ToolEntry, ToolPosition> tools(ToolFilter filter, PageRequest<ToolPosition> window) {
    ToolPosition start = window.start().orElse(ToolPosition.START);
    Stream<ToolEntry> entries = candidates(filter, start).filter(filter::passes).map(this::entry);
    return window.of(entries, countTools(filter), entry -> entry.placed().position());
  }

  private Stream<PlacedTool> candidates(ToolFilter filter, ToolPosition start) {
    return filter
        .connector()
        .map(name -> ConnectorName.find(name).stream().flatMap(connectors()::toolsOf))
        .map(tools -> tools.filter(tool -> tool.position().compareTo(start) >= 0))
        .orElseGet(() -> connectors().toolsFrom(start));
  }

  private int countTools(ToolFilter filter) {
    return filter.equals(ToolFilter.NONE)
        ? connectors().toolCount()
        : (int) candidates(filter, ToolPosition.START).filter(filter::passes).count();
  }

  /** Finds a tool by its exposed name, otherwise by a plain name that only one tool has. */
  public ToolEntry tool(String name) {
    ToolName plain = ToolName.find(name).orElseThrow(ProjectReading::noSuchTool);
    Optional<PlacedTool> exposed = connectors().findCallable(new ExposedName(name));
    if (exposed.isPresent()) {
      return entry(exposed.get());
    }
    List<PlacedTool> named = connectors().findCallable(plain).limit(MOST_CANDIDATES).toList();
    if (named.size() > 1) {
      throw MCPRuntimeException.ambiguous(
          "Several tools have this name; use the exposed name of one.",
          named.stream().map(tool -> tool.exposedName().value()).toList());
    }
    return named.stream().findFirst().map(this::entry).orElseThrow(ProjectReading::noSuchTool);
  }

  private static MCPRuntimeException noSuchTool() {
    return new MCPRuntimeException(FailureKind.TOOL_NOT_FOUND, "The tool does not exist.");
  }

  /** Callable tools that were called since this node started, in list order. */
  public List<CalledTool> calledTools() {
    return usage.calls().connectors(registry.key()).stream()
        .flatMap(connectors()::toolsOf)
        .sorted(Comparator.comparing(PlacedTool::position))
        .map(this::called)
        .filter(tool -> tool.calls().latency().isPresent())
        .toList();
  }

  private CalledTool called(PlacedTool placed) {
    ProjectKey key = registry.key();
    ConnectorName connector = placed.connector().name();
    ToolName tool = placed.tool().name();
    return new CalledTool(
        placed.exposedName(),
        usage.of(key, connector, tool),
        usage.calls().of(key, connector, tool));
  }

  private ToolEntry entry(PlacedTool placed) {
    ProjectKey key = registry.key();
    return new ToolEntry(
        placed,
        LoadedTool.of(
            placed.connector(),
            placed.tool(),
            usage.of(key, placed.connector().name(), placed.tool().name())),
        isBound(placed.tool().endpoint()));
  }

  private boolean isBound(Endpoint endpoint) {
    return !(endpoint instanceof Endpoint.Handler handler) || handlers.contains(handler.name());
  }

  private Connectors connectors() {
    return registry.connectors();
  }
}
