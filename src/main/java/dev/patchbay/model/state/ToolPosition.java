package dev.patchbay.model.state;

import java.util.Comparator;

/**
 * Position of a tool in a project: install sequence of its connector, and index in the descriptor.
 * Defines the order of lists; a page can start at a position whose tool was removed.
 */
public record ToolPosition(long sequence, int index) implements Comparable<ToolPosition> {
  public static final ToolPosition START = new ToolPosition(0, 0);

  private static final Comparator<ToolPosition> ORDER =
      Comparator.comparingLong(ToolPosition::sequence).thenComparingInt(ToolPosition::index);

  @Override
  public int compareTo(ToolPosition other) {
    return ORDER.compare(this, other);
  }
}
