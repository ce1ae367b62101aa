package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.usage.UsageBatch;
import dev.patchbay.registry.usage.UsageStore.Changed;
import dev.patchbay.registry.usage.UsageTotal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of every store for the uses of tools. */
interface UsageContract {
  ProjectKey USED = key("acme", "shop");

  Ports ports();

  @Test
  default void usesOfAllNodesAddUp() {
    install("get");

    ports().usage().add(new UsageBatch("here", 1, List.of(uses("get", 3, NOW.plusSeconds(9)))));
    ports().usage().add(new UsageBatch("there", 1, List.of(uses("get", 4, NOW))));

    assertThat(ports().usage().changedSince(0).totals())
        .containsExactly(uses("get", 7, NOW.plusSeconds(9)));
  }

  @Test
  default void repeatedBatchCountsOnce() {
    install("get");
    UsageBatch batch = new UsageBatch("here", 1, List.of(uses("get", 3, NOW)));

    ports().usage().add(batch);
    ports().usage().add(batch);
    ports().usage().add(new UsageBatch("here", 2, List.of(uses("get", 1, NOW))));
    ports().usage().add(batch);

    assertThat(ports().usage().changedSince(0).totals()).containsExactly(uses("get", 4, NOW));
  }

  @Test
  default void onlyChangesSinceTheMarkAreReturned() {
    install("get", "list");
    ports().usage().add(new UsageBatch("here", 1, List.of(uses("get", 1, NOW))));
    Changed first = ports().usage().changedSince(0);

    ports().usage().add(new UsageBatch("here", 2, List.of(uses("list", 2, NOW))));

    assertThat(ports().usage().changedSince(first.mark()).totals())
        .containsExactly(uses("list", 2, NOW));
  }

  @Test
  default void usesOfAbsentToolsAreDropped() {
    install("get");

    ports()
        .usage()
        .add(new UsageBatch("here", 1, List.of(uses("gone", 1, NOW), uses("get", 1, NOW))));

    assertThat(ports().usage().changedSince(0).totals()).containsExactly(uses("get", 1, NOW));
  }

  @Test
  default void removedToolLosesItsUses() {
    install("get", "list");
    ports()
        .usage()
        .add(new UsageBatch("here", 1, List.of(uses("get", 1, NOW), uses("list", 1, NOW))));

    ports().put(USED, connector("crm", "get"));
    ports().put(USED, connector("crm", "get", "list"));

    assertThat(ports().usage().changedSince(0).totals()).containsExactly(uses("get", 1, NOW));
  }

  @Test
  default void usesSurviveAReinstallAndGoWithTheConnector() {
    install("get");
    ports().usage().add(new UsageBatch("here", 1, List.of(uses("get", 2, NOW))));

    ports().put(USED, connector("crm", "get", "list").withEnabled(false));
    List<UsageTotal> kept = ports().usage().changedSince(0).totals();
    ports().uninstall(USED, connector("crm", "get"));
    ports().put(USED, connector("crm", "get"));

    assertThat(kept).containsExactly(uses("get", 2, NOW));
    assertThat(ports().usage().changedSince(0).totals()).isEmpty();
  }

  @Test
  default void noUseIsLostDuringChangesOfTools() {
    install("get", "list");

    Threads.together(
        4,
        thread -> {
          for (int i = 1; i <= 20; i++) {
            if (thread == 0) {
              ports()
                  .put(
                      USED, i % 2 == 0 ? connector("crm", "get", "list") : connector("crm", "get"));
            } else {
              ports()
                  .usage()
                  .add(
                      new UsageBatch(
                          "node" + thread, i, List.of(uses("list", 1, NOW), uses("get", 1, NOW))));
            }
          }
        });

    assertThat(ports().usage().changedSince(0).totals()).contains(uses("get", 60, NOW));
  }

  private void install(String... tools) {
    ports().create(USED);
    ports().put(USED, connector("crm", tools));
  }

  private static UsageTotal uses(String tool, long uses, Instant lastUsed) {
    return new UsageTotal(USED, new ConnectorName("crm"), new ToolName(tool), uses, lastUsed);
  }
}
