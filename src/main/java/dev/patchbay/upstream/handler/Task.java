package dev.patchbay.upstream.handler;

import dev.patchbay.model.JsonString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Task of the sample task manager. */
record Task(
    String id,
    String title,
    Optional<String> notes,
    String priority,
    Optional<String> due,
    Instant createdAt,
    Optional<Instant> completedAt) {

  String status() {
    return completedAt.isPresent() ? "done" : "open";
  }

  Task withId(String newId) {
    return new Task(newId, title, notes, priority, due, createdAt, completedAt);
  }

  /** Completes the task; a completed task stays unchanged. */
  Task completed(Instant at) {
    return completedAt.isPresent()
        ? this
        : new Task(id, title, notes, priority, due, createdAt, Optional.of(at));
  }

  String toJson() {
    return "{\"id\":"
        + JsonString.quote(id)
        + ",\"title\":"
        + JsonString.quote(title)
        + ",\"notes\":"
        + orNull(notes)
        + ",\"priority\":"
        + JsonString.quote(priority)
        + ",\"due\":"
        + orNull(due)
        + ",\"status\":"
        + JsonString.quote(status())
        + ",\"created_at\":"
        + JsonString.quote(time(createdAt))
        + ",\"completed_at\":"
        + orNull(completedAt.map(Task::time))
        + "}";
  }

  private static String orNull(Optional<String> text) {
    return text.map(JsonString::quote).orElse("null");
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
