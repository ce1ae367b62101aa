package dev.patchbay.model.state;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ExposedName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.TokenEstimate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Connectors of a project in install order, with an index of tools by name. Immutable and
 * persistent: adding or removing a connector costs its own size plus the logarithm of the project,
 * and shares the rest. A replaced connector keeps its position; a removed and reinstalled one goes
 * to the end.
 */
public final class Connectors {
  public static final Connectors NONE =
      new Connectors(TreePMap.empty(), ToolIndex.EMPTY, TreePMap.empty(), 1, 0, 0, 0);

  private final TreePMap<Long, LoadedConnector> bySequence;
  private final ToolIndex index;
  private final TreePMap<ConnectorName, Long> sequences;
  private final long nextSequence;
  private final int enabledCount;
  private final int toolCount;
  private final long listedCharacters;

  private Connectors(
      TreePMap<Long, LoadedConnector> bySequence,
      ToolIndex index,
      TreePMap<ConnectorName, Long> sequences,
      long nextSequence,
      int enabledCount,
      int toolCount,
      long listedCharacters) {
    this.bySequence = bySequence;
    this.index = index;
    this.sequences = sequences;
    this.nextSequence = nextSequence;
    this.enabledCount = enabledCount;
    this.toolCount = toolCount;
    this.listedCharacters = listedCharacters;
  }

  /** Number of connectors, enabled or not. */
  public int count() {
    return bySequence.size();
  }

  public int enabledCount() {
    return enabledCount;
  }

  /** Number of callable tools: those of enabled connectors. */
  public int toolCount() {
    return toolCount;
  }

  /** Characters of the callable tools, as {@link TokenEstimate} counts them. */
  public long listedCharacters() {
    return listedCharacters;
  }

  public Optional<LoadedConnector> find(ConnectorName name) {
    return Optional.ofNullable(sequences.get(name)).map(bySequence::get);
  }

  public Optional<PlacedConnector> findPlaced(ConnectorName name) {
    Long sequence = sequences.get(name);
    return find(name)
        .map(connector -> new PlacedConnector(Objects.requireNonNull(sequence), connector));
  }

  /** Position of the next new connector. */
  public long nextSequence() {
    return nextSequence;
  }

  public Stream<LoadedConnector> stream() {
    return bySequence.values().stream();
  }

  /** Connectors in install order, from {@code sequence} on; lazy. */
  public Stream<PlacedConnector> from(long sequence) {
    return bySequence.tailMap(sequence, true).entrySet().stream()
        .map(entry -> new PlacedConnector(entry.getKey(), entry.getValue()));
  }

  /** Callable tools from {@code start} on. */
  public Stream<PlacedTool> toolsFrom(ToolPosition start) {
    return from(start.sequence())
        .filter(placed -> placed.connector().enabled())
        .flatMap(
            placed -> toolsOf(placed, placed.sequence() == start.sequence() ? start.index() : 0));
  }

  private static Stream<PlacedTool> toolsOf(PlacedConnector placed, int firstIndex) {
    int size = placed.connector().tools().size();
    return IntStream.range(Math.min(firstIndex, size), size)
        .mapToObj(i -> tool(placed.connector(), new ToolPosition(placed.sequence(), i)));
  }

  /** Callable tools of a connector; none when it is absent or disabled. */
  public Stream<PlacedTool> toolsOf(ConnectorName name) {
    Long sequence = sequences.get(name);
    LoadedConnector connector = sequence == null ? null : bySequence.get(sequence);
    return sequence == null || connector == null || !connector.enabled()
        ? Stream.empty()
        : toolsOf(new PlacedConnector(sequence, connector), 0);
  }

  private static PlacedTool tool(LoadedConnector connector, ToolPosition position) {
    return new PlacedTool(position, connector, connector.tools().get(position.index()));
  }

  /** Tool with the exposed name, whether or not its connector is enabled. */
  public Optional<PlacedTool> owner(ExposedName name) {
    return index.find(name).map(this::at);
  }

  /** Callable tool with the exposed name. */
  public Optional<PlacedTool> findCallable(ExposedName name) {
    return owner(name).filter(tool -> tool.connector().enabled());
  }

  /** Callable tools with this plain name, in list order. */
  public Stream<PlacedTool> findCallable(ToolName plain) {
    return index.find(plain).map(this::at).filter(tool -> tool.connector().enabled());
  }

  private PlacedTool at(ToolPosition position) {
    LoadedConnector connector = bySequence.get(position.sequence());
    if (connector == null) {
      throw new IllegalStateException("the index names a connector that is not there: " + position);
    }
    return tool(connector, position);
  }

  /** Owner of the first exposed name of the candidate that another connector has. */
  public Optional<PlacedTool> firstTaken(ConnectorManifest candidate) {
    for (ConnectorTool tool : candidate.tools()) {
      Optional<PlacedTool> owner = owner(candidate.exposedName(tool));
      if (owner.isPresent() && !owner.get().connector().name().equals(candidate.name())) {
        return owner;
      }
    }
    return Optional.empty();
  }

  /**
   * Adds the connector, or replaces the one with its name. None of its exposed names may belong to
   * another connector.
   */
  public Connectors with(LoadedConnector connector) {
    if (firstTaken(connector.manifest()).isPresent()) {
      throw new IllegalArgumentException("an exposed name of " + connector.name() + " is taken");
    }
    Long known = sequences.get(connector.name());
    return at(known == null ? nextSequence : known, connector);
  }

  /**
   * Adds a stored connector at its former position. Position, name and exposed names must be free.
   */
  public Connectors placing(PlacedConnector placed) {
    LoadedConnector connector = placed.connector();
    if (firstTaken(connector.manifest()).isPresent()
        || find(connector.name()).isPresent()
        || bySequence.containsKey(placed.sequence())) {
      throw new IllegalArgumentException("the place of " + connector.name() + " is taken");
    }
    return at(placed.sequence(), connector);
  }

  /** Sets the position of the next new connector to at least this one. */
  public Connectors continuingAt(long sequence) {
    return new Connectors(
        bySequence,
        index,
        sequences,
        Math.max(sequence, nextSequence),
        enabledCount,
        toolCount,
        listedCharacters);
  }

  private Connectors at(long sequence, LoadedConnector connector) {
    Optional<LoadedConnector> before = find(connector.name());
    boolean isNew = before.isEmpty();
    return new Connectors(
        bySequence.plus(sequence, connector),
        index.with(
            sequence, before.map(LoadedConnector::manifest), Optional.of(connector.manifest())),
        isNew ? sequences.plus(connector.name(), sequence) : sequences,
        Math.max(nextSequence, sequence + 1),
        enabledCount - before.map(Connectors::enabled).orElse(0) + enabled(connector),
        toolCount - before.map(Connectors::callable).orElse(0) + callable(connector),
        listedCharacters - before.map(Connectors::listed).orElse(0L) + listed(connector));
  }

  /** Removes the connector; returns this instance when it is absent. */
  public Connectors without(ConnectorName name) {
    Long sequence = sequences.get(name);
    LoadedConnector old = sequence == null ? null : bySequence.get(sequence);
    if (sequence == null || old == null) {
      return this;
    }
    return new Connectors(
        bySequence.minus(sequence),
        index.with(sequence, Optional.of(old.manifest()), Optional.empty()),
        sequences.minus(name),
        nextSequence,
        enabledCount - enabled(old),
        toolCount - callable(old),
        listedCharacters - listed(old));
  }

  private static int enabled(LoadedConnector connector) {
    return connector.enabled() ? 1 : 0;
  }

  private static int callable(LoadedConnector connector) {
    return connector.enabled() ? connector.tools().size() : 0;
  }

  private static long listed(LoadedConnector connector) {
    return connector.enabled() ? TokenEstimate.characters(connector.manifest()) : 0;
  }
}
