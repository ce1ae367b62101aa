package dev.patchbay.upstream.handler;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Sample task manager, {@code tasks.*}: one in-memory list per project, until the project is
 * removed or the server stops. At most 1,000 projects; beyond that, the longest-idle one is
 * evicted.
 */
@SingletonBean
public class Tasks {
  private static final int MOST_PROJECTS = 1_000;
  private static final int DEFAULT_LIMIT = 50;

  private final InstantSource clock;
  private final LoadingCache<ProjectKey, TaskList> lists;

  @Inject
  Tasks(InstantSource clock) {
    this.clock = clock;
    lists = Caffeine.newBuilder().maximumSize(MOST_PROJECTS).build(key -> new TaskList());
  }

  void forget(@Observes RegistryEvent.ProjectRemoved removed) {
    lists.invalidate(removed.origin().project());
  }

  @Produces
  @Singleton
  @ToolHandlerName("tasks.create")
  ToolHandler create() {
    return handler(
        (tasks, arguments) ->
            tasks
                .add(
                    new Task(
                        "",
                        arguments.findText("title").orElse(""),
                        arguments.findText("notes"),
                        arguments.findText("priority").orElse("normal"),
                        arguments.findText("due"),
                        clock.instant(),
                        Optional.empty()))
                .map(Tasks::one)
                .orElseGet(
                    () ->
                        ToolResult.error(
                            "The list is full: "
                                + TaskList.MOST_TASKS
                                + " tasks. Delete some first.")));
  }

  @Produces
  @Singleton
  @ToolHandlerName("tasks.list")
  ToolHandler list() {
    return handler(
        (tasks, arguments) -> {
          String status = arguments.findText("status").orElse("open");
          List<Task> matching =
              tasks.all().stream()
                  .filter(task -> status.equals("all") || task.status().equals(status))
                  .toList();
          String shown =
              matching.stream()
                  .limit(limit(arguments))
                  .map(Task::toJson)
                  .collect(Collectors.joining(",", "[", "]"));
          return ToolResult.json(
              new JsonText("{\"tasks\":" + shown + ",\"total\":" + matching.size() + "}"));
        });
  }

  private static int limit(JsonObject arguments) {
    return arguments
        .find("limit")
        .flatMap(JsonValue::scalarText)
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .orElse(DEFAULT_LIMIT);
  }

  @Produces
  @Singleton
  @ToolHandlerName("tasks.get")
  ToolHandler get() {
    return handler((tasks, arguments) -> found(tasks.find(id(arguments))));
  }

  @Produces
  @Singleton
  @ToolHandlerName("tasks.complete")
  ToolHandler complete() {
    return handler((tasks, arguments) -> found(tasks.complete(id(arguments), clock.instant())));
  }

  @Produces
  @Singleton
  @ToolHandlerName("tasks.delete")
  ToolHandler delete() {
    return handler(
        (tasks, arguments) ->
            ToolResult.json(
                new JsonText(
                    "{\"id\":"
                        + JsonString.quote(id(arguments))
                        + ",\"deleted\":"
                        + tasks.remove(id(arguments))
                        + "}")));
  }

  private ToolHandler handler(BiFunction<TaskList, JsonObject, ToolResult> work) {
    return call ->
        JsonValues.read(call.arguments()) instanceof JsonObject arguments
            ? work.apply(lists.get(call.project()), arguments)
            : ToolResult.error("The arguments are an object.");
  }

  private static String id(JsonObject arguments) {
    return arguments.findText("id").orElse("");
  }

  private static ToolResult found(Optional<Task> task) {
    return task.map(Tasks::one).orElseGet(() -> ToolResult.error("There is no task with this id."));
  }

  private static ToolResult one(Task task) {
    return ToolResult.json(new JsonText("{\"task\":" + task.toJson() + "}"));
  }
}
