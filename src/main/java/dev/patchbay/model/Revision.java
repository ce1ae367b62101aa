package dev.patchbay.model;

/**
 * A number that grows by one with every change anywhere in the store, as etcd's does. {@link #NONE}
 * is that of a project which does not exist.
 */
public record Revision(long value) implements Comparable<Revision> {
  public static final Revision NONE = new Revision(0);

  public Revision {
    if (value < 0) {
      throw new IllegalArgumentException("a revision is never negative: " + value);
    }
  }

  public Revision next() {
    return new Revision(value + 1);
  }

  @Override
  public int compareTo(Revision other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
