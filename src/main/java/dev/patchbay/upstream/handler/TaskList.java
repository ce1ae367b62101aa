package dev.patchbay.upstream.handler;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks of one project in order of creation. Thread-safe. */
final class TaskList {
  static final int MOST_TASKS = 1_000;

  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private long lastId;

  /** Adds a task with a new id; empty when the list is full. */
  synchronized Optional<Task> add(Task task) {
    if (tasks.size() >= MOST_TASKS) {
      return Optional.empty();
    }
    lastId++;
    Task added = task.withId(Long.toString(lastId));
    tasks.put(added.id(), added);
    return Optional.of(added);
  }

  synchronized List<Task> all() {
    return List.copyOf(tasks.values());
  }

  synchronized Optional<Task> find(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  synchronized Optional<Task> complete(String id, Instant at) {
    return Optional.ofNullable(tasks.computeIfPresent(id, (key, task) -> task.completed(at)));
  }

  synchronized boolean remove(String id) {
    return tasks.remove(id) != null;
  }
}
