package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConfigChanged;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorReloaded;
import dev.patchbay.registry.event.RegistryEvent.ConnectorUninstalled;
import dev.patchbay.registry.event.RegistryEvent.ProjectCreated;
import dev.patchbay.registry.event.RegistryEvent.ProjectRemoved;
import dev.patchbay.registry.history.ConnectorVersion;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Contract of every store for the change log and the versions of connectors. */
interface HistoryContract {
  ProjectKey PAST = key("acme", "shop");
  LoadedConnector FIRST = connector("crm", "get");
  LoadedConnector SECOND = connector("crm", "get", "list");

  Ports ports();

  @Test
  default void logHasEveryChangeInOrderWithoutGaps() {
    ports().create(PAST);
    ports().put(PAST, FIRST);
    ports().create(key("globex", "shop"));
    ports().remove(PAST);

    List<LoggedChange> changes = ports().log().after(Revision.NONE, 10);

    assertThat(changes)
        .extracting(change -> change.revision() + " " + change.project())
        .containsExactly("1 acme/shop", "2 acme/shop", "3 globex/shop", "4 acme/shop");
    assertThat(changes).allMatch(change -> change.actor().equals("ann") && change.at().equals(NOW));
    assertThat(ports().log().last()).isEqualTo(new Revision(4));
    assertThat(ports().log().completeAfter()).isEqualTo(Revision.NONE);
  }

  @Test
  default void logIsReadInPieces() {
    ports().create(PAST);
    ports().put(PAST, FIRST);
    ports().put(PAST, SECOND);

    assertThat(ports().log().after(new Revision(1), 1))
        .extracting(LoggedChange::revision)
        .containsExactly(new Revision(2));
    assertThat(ports().log().after(new Revision(3), 1)).isEmpty();
  }

  @Test
  default void everyKindOfEventIsReadAsWritten() {
    ToolChanges changes =
        new ToolChanges(
            List.of(new ToolName("a")), List.of(new ToolName("b")), List.of(new ToolName("c")));
    SemVer version = new SemVer("1.2.3");
    Function<RegistryEvent.Origin, List<RegistryEvent>> events =
        origin ->
            List.of(
                new ProjectCreated(origin),
                new ConnectorInstalled(origin, FIRST.name(), version, changes),
                new ConnectorReloaded(origin, FIRST.name(), version, changes),
                new ConnectorEnabled(origin, FIRST.name()),
                new ConnectorDisabled(origin, FIRST.name()),
                new ConfigChanged(origin, FIRST.name(), List.of("api_key", "url")),
                new ConnectorUninstalled(origin, FIRST.name(), version),
                new ProjectRemoved(origin));
    ports().create(PAST);

    Revision revision = ports().put(PAST, FIRST, events);

    var origin = new RegistryEvent.Origin(PAST, revision, NOW, "ann");
    assertThat(ports().log().after(new Revision(1), 1).get(0).events())
        .isEqualTo(events.apply(origin));
  }

  @Test
  default void refusedChangeIsNotLogged() {
    ports().create(PAST);

    assertThat(catchThrowable(() -> ports().create(PAST))).isNotNull();

    assertThat(ports().log().after(Revision.NONE, 10)).hasSize(1);
    assertThat(ports().log().last()).isEqualTo(new Revision(1));
  }

  @Test
  default void onlyNewContentMakesAVersion() {
    ports().create(PAST);
    ports().put(PAST, FIRST);
    ports().put(PAST, FIRST.withEnabled(false));
    ports().put(PAST, SECOND);
    ports().put(PAST, FIRST);

    List<ConnectorVersion> versions = ports().versions().of(PAST, FIRST.name());

    assertThat(versions)
        .extracting(ConnectorVersion::revision)
        .containsExactly(new Revision(5), new Revision(4), new Revision(2));
    assertThat(versions.get(2))
        .isEqualTo(
            new ConnectorVersion(
                new Revision(2), FIRST.version(), FIRST.digest(), NOW, "ann", "file:crm.yaml"));
    assertThat(ports().versions().manifest(PAST, FIRST.name(), new Revision(4)))
        .contains(SECOND.manifest());
    assertThat(ports().versions().manifest(PAST, FIRST.name(), new Revision(3))).isEmpty();
  }

  @Test
  default void versionsSurviveTheirConnectorButNotTheirProject() {
    ports().create(PAST);
    ports().put(PAST, FIRST);
    ports().uninstall(PAST, FIRST);

    assertThat(ports().versions().of(PAST, FIRST.name())).hasSize(1);
    ports().remove(PAST);
    assertThat(ports().versions().of(PAST, FIRST.name())).isEmpty();
  }

  @Test
  default void reinstalledConnectorServesItsEqualVersion() {
    ports().create(PAST);
    ports().put(PAST, FIRST);
    ports().uninstall(PAST, FIRST);
    ports().put(PAST, FIRST);

    assertThat(ports().project(PAST).connectors().find(FIRST.name())).contains(FIRST);
    assertThat(ports().versions().of(PAST, FIRST.name())).hasSize(1);
  }
}
