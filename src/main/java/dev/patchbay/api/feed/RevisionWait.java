package dev.patchbay.api.feed;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a read waits for before it is answered: {@code min_revision}, that this node has told a
 * revision; or {@code wait} with {@code since}, that what is read is newer.
 *
 * @param isCondition whether the read fails when it has not come true; otherwise it is answered
 */
record RevisionWait(Revision revision, boolean isCondition, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  static Optional<RevisionWait> of(HttpServletRequest request) {
    Optional<Revision> atLeast = one(request, "min_revision").map(RevisionWait::parsed);
    Optional<Duration> wait = one(request, "wait").map(RevisionWait::duration);
    Optional<Revision> since = one(request, "since").map(RevisionWait::parsed);
    if (atLeast.isPresent() && wait.isPresent()) {
      throw bad("min_revision and wait are not given together.");
    }
    if (wait.isPresent() && since.isEmpty()) {
      throw bad("wait is given together with since, the revision that is known already.");
    }
    return wait.isPresent()
        ? since.map(known -> new RevisionWait(known, false, wait.get()))
        : atLeast.map(wanted -> new RevisionWait(wanted, true, PATIENCE));
  }

  /**
   * Has it come, for a read of one project? Also when the project is not there.
   *
   * @param told up to which this node has told every change
   */
  boolean isOver(Revision told, Optional<Revision> project) {
    return isCondition
        ? told.compareTo(revision) >= 0
            || project.filter(shown -> shown.compareTo(revision) >= 0).isPresent()
        : project.map(shown -> shown.compareTo(revision) > 0).orElse(true);
  }

  /**
   * Has it come, for a read of a tenant? Changes of its projects become visible in any order, so
   * that the highest one says nothing of those before.
   */
  boolean isOver(Revision told, Revision tenant) {
    return (isCondition ? told.next() : tenant).compareTo(revision) > 0;
  }

  private static Optional<String> one(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values != null && values.length > 1) {
      throw bad(name + " is given more than once.");
    }
    return values == null ? Optional.empty() : Optional.of(values[0]);
  }

  private static Revision parsed(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw bad("min_revision and since are revisions: whole numbers.");
    }
    return new Revision(Long.parseLong(text));
  }

  private static Duration duration(String text) {
    try {
      Duration wait = Duration.parse(text);
      if (!wait.isNegative() && wait.compareTo(LONGEST) <= 0) {
        return wait;
      }
    } catch (DateTimeParseException e) {
      // Says the same as one that is too long.
    }
    throw bad("wait is an ISO 8601 duration from PT0S to PT1M, such as PT30S.");
  }

  private static MCPRuntimeException bad(String detail) {
    return new MCPRuntimeException(FailureKind.BAD_REQUEST, detail);
  }
}
