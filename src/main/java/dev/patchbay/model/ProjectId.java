package dev.patchbay.model;

import java.util.Optional;

/**
 * Name of a project: 1 to 64 letters, digits, {@code -} or {@code _}, letter or digit at both ends.
 */
public record ProjectId(String value) implements Comparable<ProjectId> {
  public ProjectId {
    ScopeName.checked("project name", value);
  }

  /** Finds the name; empty for an invalid text. */
  public static Optional<ProjectId> find(String text) {
    return ScopeName.isLegal(text) ? Optional.of(new ProjectId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(ProjectId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
