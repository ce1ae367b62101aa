package dev.patchbay.registry.diff;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a change asks of the version number (SemVer 2.0.0, sections 6 to 8), least first. */
public enum Rating {
  /** Callers see nothing but other texts. */
  PATCH,
  /** Callers need no change, but there is something new for them or for who runs the connector. */
  MINOR,
  /** A caller may break, or it cannot be shown that none does. */
  MAJOR;

  /** Empty when nothing changed. */
  static Optional<Rating> greatest(Collection<Change> changes) {
    return changes.stream().map(Change::rating).max(Comparator.naturalOrder());
  }
}
