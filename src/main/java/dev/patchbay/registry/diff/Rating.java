package dev.patchbay.registry.diff;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Rating of a change: the part of the version number that it must raise (SemVer 2.0.0, sections 6
 * to 8), lowest first.
 */
public enum Rating {
  /** Callers see only other texts. */
  PATCH,
  /** Callers need no change; something is new for callers or the operator. */
  MINOR,
  /** A caller may break, or compatibility cannot be proven. */
  MAJOR;

  /** Empty when nothing changed. */
  static Optional<Rating> greatest(Collection<Change> changes) {
    return changes.stream().map(Change::rating).max(Comparator.naturalOrder());
  }
}
