package dev.patchbay.model.state;

import java.util.Comparator;

/**
 * Where a tool stands in a project: its connector's install sequence and its index in the
 * descriptor. The order is that of every list, and a list can go on at a position even when what
 * stood there is gone.
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
