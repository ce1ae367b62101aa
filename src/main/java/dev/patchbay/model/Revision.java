package dev.patchbay.model;

/**
 * Revision of the store: grows by one with every change of any project, as in etcd. {@link #NONE}
 * is the revision of a project that does not exist.
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
