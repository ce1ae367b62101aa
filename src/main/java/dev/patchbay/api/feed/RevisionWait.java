package dev.patchbay.api.feed;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Condition of a waiting read: {@code min_revision} waits until this node has published a revision;
 * {@code wait} with {@code since} waits until the answer is newer.
 *
 * @param isCondition whether the read fails on timeout; otherwise it is answered
 */
record RevisionWait(Revision revision, boolean isCondition, Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
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
        : atLeast.map(wanted -> new RevisionWait(wanted, true, TIMEOUT));
  }

  /**
   * Is the wait for a project over? Also true when the project does not exist.
   *
   * @param published revision up to which this node has published every change
   */
  boolean isOver(Revision published, Optional<Revision> project) {
    return isCondition
        ? published.compareTo(revision) >= 0
            || project.filter(shown -> shown.compareTo(revision) >= 0).isPresent()
        : project.map(shown -> shown.compareTo(revision) > 0).orElse(true);
  }

  /**
   * Is the wait for a tenant over? Changes of its projects become visible in any order, so its
   * highest revision says nothing about earlier ones.
   */
  boolean isOver(Revision published, Revision tenant) {
    return (isCondition ? published.next() : tenant).compareTo(revision) > 0;
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
      // Falls through to the message for a wait that is too long.
    }
    throw bad("wait is an ISO 8601 duration from PT0S to PT1M, such as PT30S.");
  }

  private static MCPRuntimeException bad(String detail) {
    return new MCPRuntimeException(FailureKind.BAD_REQUEST, detail);
  }
}
