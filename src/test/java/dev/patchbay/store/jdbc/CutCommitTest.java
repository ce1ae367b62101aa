package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.CutConnections.Moment;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection breaks during a commit; the node determines the outcome. */
class CutCommitTest {
  private static final ProjectKey SHOP = key("acme", "shop");
  private static final String MAY_BE = "may or may not have happened";

  /**
   * Makes the driver send the statement text each time instead of the name of a prepared statement.
   */
  private static final String IN_CLEAR = "&prepareThreshold=0";

  private final String direct = TestDatabases.newPostgresUrl();
  private final URI address = URI.create(direct.substring("jdbc:".length()));
  private final CutConnections line = new CutConnections("COMMIT", address.getPort());
  private final JdbcStore store =
      TestDatabases.openPostgres(
          direct.replace(":" + address.getPort() + "/", ":" + line.port() + "/") + IN_CLEAR);
  private final Snapshots snapshots = new Snapshots(new InternalRegistry());
  private final RecordedEvents events = new RecordedEvents();
  private final PlainChanges node = PlainChanges.of(snapshots, store, events);

  @AfterEach
  void close() throws IOException {
    store.close();
    line.close();
  }

  @Test
  void commitWithALostAnswerFailsAndIsFound() {
    put("crm");

    line.cut(Moment.BEFORE_THE_ANSWER);
    MCPRuntimeException failure = failureOf("wiki");
    node.feed.follow();

    assertThat(failure.kind()).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(failure.detail()).contains(MAY_BE);
    assertThat(names()).containsExactly("crm", "wiki");
    assertThat(snapshots.find(SHOP).orElseThrow().revision()).isEqualTo(store.last());
    assertThat(events.names()).containsExactly("ConnectorEnabled", "ConnectorEnabled");
  }

  @Test
  void commitThatNeverArrivesIsNotThere() {
    put("crm");

    line.cut(Moment.BEFORE_IT_ARRIVES);
    MCPRuntimeException failure = failureOf("wiki");
    node.feed.follow();

    assertThat(failure.detail()).contains(MAY_BE);
    assertThat(names()).containsExactly("crm");
    assertThat(events.names()).containsExactly("ConnectorEnabled");
  }

  @Test
  void nextChangeBuildsOnTheActualState() {
    put("crm");
    line.cut(Moment.BEFORE_THE_ANSWER);
    failureOf("wiki");

    put("news");

    assertThat(names()).containsExactly("crm", "wiki", "news");
    assertThat(store.trouble()).isEmpty();
  }

  private MCPRuntimeException failureOf(String name) {
    return catchThrowableOfType(MCPRuntimeException.class, () -> put(name));
  }

  private void put(String name) {
    node.changes.apply(
        SHOP,
        now -> {
          ProjectRegistry project = now.orElseGet(() -> ProjectRegistry.empty(SHOP, NOW));
          LoadedConnector connector = connector(name, "t-" + name);
          return Step.change(
              ProjectChange.putting(project, connector, ANN, NOW),
              origin -> List.of(new ConnectorEnabled(origin, connector.name())),
              name);
        });
  }

  private List<String> names() {
    return snapshots.find(SHOP).orElseThrow().connectors().stream()
        .map(connector -> connector.name().value())
        .toList();
  }
}
