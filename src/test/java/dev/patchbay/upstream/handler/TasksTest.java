package dev.patchbay.upstream.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.ToolResult;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00.120Z");
  private static final ProjectKey SHOP = key("acme");
  private static final ProjectKey OTHER = key("umbrella");

  private final Tasks tasks = new Tasks(() -> NOW);

  @Test
  void aTaskIsCreatedReadCompletedAndDeleted() {
    String open =
        "{\"id\":\"1\",\"title\":\"Milk\",\"notes\":null,\"priority\":\"normal\",\"due\":null,"
            + "\"status\":\"open\",\"created_at\":\"2026-11-22T09:30:00.120Z\",\"completed_at\":null}";
    assertThat(run(tasks.create(), SHOP, "{\"title\":\"Milk\"}")).isEqualTo(task(open));
    assertThat(run(tasks.get(), SHOP, "{\"id\":\"1\"}")).isEqualTo(task(open));

    String done =
        open.replace("\"open\"", "\"done\"")
            .replace("\"completed_at\":null", "\"completed_at\":\"2026-11-22T09:30:00.120Z\"");
    assertThat(run(tasks.complete(), SHOP, "{\"id\":\"1\"}")).isEqualTo(task(done));
    assertThat(run(tasks.complete(), SHOP, "{\"id\":\"1\"}")).isEqualTo(task(done));
    assertThat(text(run(tasks.list(), SHOP, "{}"))).isEqualTo("{\"tasks\":[],\"total\":0}");
    assertThat(text(run(tasks.list(), SHOP, "{\"status\":\"done\"}")))
        .isEqualTo("{\"tasks\":[" + done + "],\"total\":1}");

    assertThat(text(run(tasks.delete(), SHOP, "{\"id\":\"1\"}")))
        .isEqualTo("{\"id\":\"1\",\"deleted\":true}");
    assertThat(text(run(tasks.delete(), SHOP, "{\"id\":\"1\"}")))
        .isEqualTo("{\"id\":\"1\",\"deleted\":false}");
    assertThat(run(tasks.get(), SHOP, "{\"id\":\"1\"}").isError()).isTrue();
  }

  @Test
  void tenantsNeverSeeEachOthersTasks() {
    run(tasks.create(), SHOP, "{\"title\":\"Milk\"}");

    assertThat(text(run(tasks.list(), OTHER, "{}"))).isEqualTo("{\"tasks\":[],\"total\":0}");
    assertThat(run(tasks.get(), OTHER, "{\"id\":\"1\"}").isError()).isTrue();
  }

  @Test
  void listIsBoundedAndPaged() {
    for (int i = 0; i < TaskList.MOST_TASKS; i++) {
      run(tasks.create(), SHOP, "{\"title\":\"t\"}");
    }

    assertThat(run(tasks.create(), SHOP, "{\"title\":\"one more\"}").isError()).isTrue();
    assertThat(text(run(tasks.list(), SHOP, "{\"limit\":2}")))
        .contains("\"id\":\"2\"")
        .doesNotContain("\"id\":\"3\"")
        .endsWith("\"total\":1000}");
  }

  @Test
  void tasksAreRemovedWithTheirProject() {
    run(tasks.create(), SHOP, "{\"title\":\"Milk\"}");

    tasks.forget(
        new RegistryEvent.ProjectRemoved(
            new RegistryEvent.Origin(SHOP, Revision.NONE, NOW, "ann")));

    assertThat(text(run(tasks.list(), SHOP, "{}"))).endsWith("\"total\":0}");
  }

  private static ToolResult run(ToolHandler handler, ProjectKey project, String arguments) {
    return handler.handle(
        new ToolCall(project, new JsonText(arguments), Map.of(), CallContext.plain()));
  }

  private static ToolResult task(String json) {
    return ToolResult.json(new JsonText("{\"task\":" + json + "}"));
  }

  private static String text(ToolResult result) {
    return result.structured().orElseThrow().text();
  }

  private static ProjectKey key(String tenant) {
    return new ProjectKey(new TenantId(tenant), new ProjectId("shop"));
  }
}
