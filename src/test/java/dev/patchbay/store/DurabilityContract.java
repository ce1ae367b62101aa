package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.Secret;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.StoredProject;
import dev.patchbay.registry.change.StoredProject.Unreadable;
import dev.patchbay.registry.snapshot.Projects.Picture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract of a store in a database: it survives the process and hides secrets. */
public interface DurabilityContract {
  ProjectKey KEPT = key("acme", "shop");

  Ports ports();

  /** The same store after a restart. */
  Ports reopened();

  /** Changes the database directly, bypassing the store. */
  void tamper(String sql);

  /** All content of the database as text. */
  String dump();

  @Test
  default void commitsSurviveARestart() {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "get", "list"));
    Problem notice = Problem.at("/connector/version", Rule.VERSION_BUMP, "Less than \"that\".");
    ports().put(KEPT, connector("wiki", "find").withEnabled(false).withNotices(List.of(notice)));
    ports().put(KEPT, connector("gone", "x"));
    ports().uninstall(KEPT, connector("gone", "x"));
    Picture before = Picture.of(ports().project(KEPT));
    String id = ports().store().id();

    Ports again = reopened();

    assertThat(Picture.of(again.project(KEPT))).isEqualTo(before);
    assertThat(again.store().id()).isEqualTo(id);
    assertThat(again.store().projects()).containsExactly(KEPT);
    assertThat(again.log().last()).isEqualTo(new Revision(5));
  }

  @Test
  default void placeIsNotReusedAfterARestart() {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "a"));
    ports().put(KEPT, connector("gone", "x"));
    ports().uninstall(KEPT, connector("gone", "x"));
    long next = ports().project(KEPT).connectors().nextSequence();

    Ports again = reopened();
    again.put(KEPT, connector("wiki", "b"));

    assertThat(again.project(KEPT).connectors().findPlaced(connector("wiki", "b").name()))
        .hasValueSatisfying(placed -> assertThat(placed.sequence()).isEqualTo(next));
  }

  @Test
  default void databaseHoldsNoSecretInClear() {
    LoadedConnector secretive =
        connector("crm", "get")
            .withConfig(
                new TreeMap<>(
                    Map.of("api_key", new ConfigValue(new Secret("canary-7f3a9c"), NOW))));
    ports().create(KEPT);
    ports().put(KEPT, secretive);

    assertThat(dump()).contains("api_key").doesNotContain("canary-7f3a9c");
    assertThat(reopened().project(KEPT).connectors().find(secretive.name())).contains(secretive);
  }

  @Test
  default void unchangedPartsOfAKnownSnapshotAreShared() {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "get"));
    ProjectRegistry known = ports().project(KEPT);
    ports().put(KEPT, connector("wiki", "find"));

    ProjectRegistry now = ports().store().read(KEPT, Optional.of(known)).orElseThrow().registry();

    assertThat(now.connectors().find(connector("crm", "get").name()).orElseThrow())
        .isSameAs(known.connectors().find(connector("crm", "get").name()).orElseThrow());
    assertThat(Picture.of(now)).isEqualTo(Picture.of(ports().project(KEPT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE connector SET format = 99 WHERE connector = 'crm' | newer
          UPDATE connector SET config = '{]' WHERE connector = 'crm' | not JSON
          UPDATE connector SET config = '{"api_key":{"sealed":"x","updated_at":"2026-01-01T00:00:00Z"}}' WHERE connector = 'crm' | cannot be decrypted
          UPDATE connector SET loaded_at = 'soon' WHERE connector = 'crm' | damaged
          UPDATE connector_version SET content = '{"connector":' WHERE connector = 'crm' | damaged
          UPDATE connector_version SET content = (SELECT w.content FROM connector_version w WHERE w.connector = 'wiki') WHERE connector = 'crm' | another
          """)
  default void unreadableRowIsKeptAndAffectsNoOther(String damage, String why) {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "get"));
    ports().put(KEPT, connector("wiki", "find"));
    tamper(damage);

    StoredProject stored = reopened().store().read(KEPT, Optional.empty()).orElseThrow();

    assertThat(stored.registry().connectors().stream()).containsExactly(connector("wiki", "find"));
    assertThat(stored.unreadable())
        .extracting(Unreadable::connector)
        .containsExactly(connector("crm", "get").name());
    assertThat(stored.unreadable().get(0).reason()).contains(why);
  }

  @Test
  default void otherChangesKeepUnreadableRows() {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "get"));
    tamper("UPDATE connector SET format = 99 WHERE connector = 'crm'");

    ports().put(KEPT, connector("wiki", "find"));
    tamper("UPDATE connector SET format = 1 WHERE connector = 'crm'");

    assertThat(ports().project(KEPT).connectors().stream())
        .containsExactly(connector("crm", "get"), connector("wiki", "find"));
  }

  @Test
  default void installReplacesAnUnreadableConnector() {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "get"));
    tamper("UPDATE connector SET format = 99 WHERE connector = 'crm'");

    ports().put(KEPT, connector("crm", "get", "list"));

    StoredProject stored = ports().store().read(KEPT, Optional.empty()).orElseThrow();
    assertThat(stored.unreadable()).isEmpty();
    assertThat(stored.registry().connectors().stream())
        .containsExactly(connector("crm", "get", "list"));
  }

  @Test
  default void unreadableEventsDoNotStopTheLog() {
    ports().create(KEPT);
    ports().put(KEPT, connector("crm", "get"));
    tamper("UPDATE change_log SET format = 99 WHERE revision = 1");
    tamper("UPDATE change_log SET events = '[{\"type\":\"Unheard\"}]' WHERE revision = 2");

    assertThat(ports().log().after(Revision.NONE, 10))
        .extracting(change -> change.revision() + " " + change.events())
        .containsExactly("1 []", "2 []");
  }

  @Test
  default void olderProgramRefusesANewerSchemaWithASentence() {
    tamper(
        """
        INSERT INTO "patchbay_schema" ("installed_rank", "version", "description", "type", "script",
          "installed_by", "installed_on", "execution_time", "success")
        SELECT 1000, '999', 'later', 'SQL', 'V999__later.sql', 'x', CURRENT_TIMESTAMP, 1, TRUE
        FROM store
        """);

    assertThat(catchThrowable(this::reopened))
        .hasMessageContaining("was written by a newer Patchbay")
        .hasMessageContaining("999");
  }
}
