package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.usage.UsageBatch;
import dev.patchbay.registry.usage.UsageTotal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Usage totals of all nodes. A transaction that adds uses or removes tools locks the row of the
 * mark, so that a removed tool gets no uses, and marks have the order of commits. Only existing
 * tools have figures.
 */
final class UsageRows {
  private static final String OF_CONNECTOR =
      " WHERE tenant = :tenant AND project = :project AND connector = :connector";

  private UsageRows() {}

  static void hold(Handle handle) {
    handle.createQuery("SELECT mark FROM usage_mark FOR UPDATE").mapTo(Long.class).one();
  }

  /** A test write without effect. */
  static void touch(Handle handle) {
    handle.execute("UPDATE usage_mark SET mark = mark WHERE one = 1");
  }

  /** Drops the figures of the connector's other tools. */
  static void retain(Handle handle, Commit commit, String connector, Set<String> tools) {
    handle
        .createUpdate("DELETE FROM tool_usage" + OF_CONNECTOR + " AND tool NOT IN (<tools>)")
        .bind("tenant", commit.tenant())
        .bind("project", commit.project())
        .bind("connector", connector)
        .bindList("tools", List.copyOf(tools))
        .execute();
  }

  static void add(Handle handle, UsageBatch batch) {
    long mark = nextMark(handle);
    if (isNews(handle, batch, mark)) {
      Map<Connector, List<UsageTotal>> byConnector =
          batch.increments().stream()
              .collect(
                  Collectors.groupingBy(
                      each -> new Connector(each.project(), each.connector()),
                      LinkedHashMap::new,
                      Collectors.toList()));
      byConnector.forEach((connector, increments) -> add(handle, connector, increments, mark));
    }
  }

  /** Increments the mark, which locks its row. */
  static long nextMark(Handle handle) {
    handle.execute("UPDATE usage_mark SET mark = mark + 1 WHERE one = 1");
    return mark(handle);
  }

  private record Connector(ProjectKey project, ConnectorName name) {}

  private static boolean isNews(Handle handle, UsageBatch batch, long mark) {
    long last =
        handle
            .createQuery("SELECT number FROM usage_batch WHERE node = :node")
            .bind("node", batch.node())
            .mapTo(Long.class)
            .findOne()
            .orElse(0L);
    if (batch.number() <= last) {
      return false;
    }
    String write =
        last == 0
            ? "INSERT INTO usage_batch (node, number, mark) VALUES (:node, :number, :mark)"
            : "UPDATE usage_batch SET number = :number, mark = :mark WHERE node = :node";
    handle
        .createUpdate(write)
        .bind("node", batch.node())
        .bind("number", batch.number())
        .bind("mark", mark)
        .execute();
    return true;
  }

  private static void add(
      Handle handle, Connector connector, List<UsageTotal> increments, long mark) {
    Set<String> tools =
        at(handle.createQuery("SELECT tools FROM connector" + OF_CONNECTOR), connector)
            .mapTo(String.class)
            .findOne()
            .map(names -> Set.copyOf(Arrays.asList(names.split(" "))))
            .orElse(Set.of());
    List<UsageTotal> counted =
        increments.stream().filter(each -> tools.contains(each.tool().value())).toList();
    Set<String> known =
        at(handle.createQuery("SELECT tool FROM tool_usage" + OF_CONNECTOR), connector)
            .mapTo(String.class)
            .set();
    execute(handle, ADD, counted.stream().filter(each -> isIn(known, each)).toList(), mark);
    execute(handle, FIRST, counted.stream().filter(each -> !isIn(known, each)).toList(), mark);
  }

  private static final String ADD =
      """
      UPDATE tool_usage
      SET uses = uses + :uses, last_used = GREATEST(last_used, :last_used), mark = :mark
      """
          + OF_CONNECTOR
          + " AND tool = :tool";

  private static final String FIRST =
      """
      INSERT INTO tool_usage (tenant, project, connector, tool, uses, last_used, mark)
      VALUES (:tenant, :project, :connector, :tool, :uses, :last_used, :mark)
      """;

  private static boolean isIn(Set<String> tools, UsageTotal total) {
    return tools.contains(total.tool().value());
  }

  private static void execute(Handle handle, String sql, List<UsageTotal> each, long mark) {
    if (each.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(sql);
    for (UsageTotal total : each) {
      at(batch, new Connector(total.project(), total.connector()))
          .bind("tool", total.tool().value())
          .bind("uses", total.uses())
          .bind("last_used", InstantText.text(total.lastUsed()))
          .bind("mark", mark)
          .add();
    }
    batch.execute();
  }

  static long mark(Handle handle) {
    return handle.createQuery("SELECT mark FROM usage_mark").mapTo(Long.class).one();
  }

  static List<UsageTotal> since(Handle handle, long mark) {
    return handle
        .createQuery(
            "SELECT tenant, project, connector, tool, uses, last_used FROM tool_usage"
                + " WHERE mark > :mark")
        .bind("mark", mark)
        .map(
            (row, context) ->
                new UsageTotal(
                    new ProjectKey(
                        new TenantId(row.getString("tenant")),
                        new ProjectId(row.getString("project"))),
                    new ConnectorName(row.getString("connector")),
                    new ToolName(row.getString("tool")),
                    row.getLong("uses"),
                    InstantText.instant(row.getString("last_used"))))
        .list();
  }

  private static <S extends SqlStatement<S>> S at(S statement, Connector connector) {
    return statement
        .bind("tenant", connector.project().tenant().value())
        .bind("project", connector.project().project().value())
        .bind("connector", connector.name().value());
  }
}
