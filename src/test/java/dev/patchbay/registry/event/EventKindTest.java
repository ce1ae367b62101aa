package dev.patchbay.registry.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventKindTest {
  private static final Origin ORIGIN =
      new Origin(
          new ProjectKey(new TenantId("acme"), new ProjectId("sales")),
          new Revision(7),
          Instant.parse("2026-05-01T10:00:00Z"),
          "ops");
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final SemVer VERSION = new SemVer("1.4.0");
  private static final ToolChanges CHANGES = new ToolChanges(List.of(), List.of(), List.of());

  private static List<RegistryEvent> oneOfEachKind() {
    return List.of(
        new RegistryEvent.ProjectCreated(ORIGIN),
        new RegistryEvent.ProjectRemoved(ORIGIN),
        new RegistryEvent.ConnectorInstalled(ORIGIN, CRM, VERSION, CHANGES),
        new RegistryEvent.ConnectorReloaded(ORIGIN, CRM, VERSION, CHANGES),
        new RegistryEvent.ConnectorRejected(ORIGIN, CRM, List.of()),
        new RegistryEvent.ConnectorEnabled(ORIGIN, CRM),
        new RegistryEvent.ConnectorDisabled(ORIGIN, CRM),
        new RegistryEvent.ConnectorUninstalled(ORIGIN, CRM, VERSION),
        new RegistryEvent.ConfigChanged(ORIGIN, CRM, List.of("region")));
  }

  @Test
  void namesOnTheWireAndInTheDatabaseNeverChange() {
    assertThat(oneOfEachKind().stream().map(RegistryEvent::name))
        .containsExactly(
            "ProjectCreated",
            "ProjectRemoved",
            "ConnectorInstalled",
            "ConnectorReloaded",
            "ConnectorRejected",
            "ConnectorEnabled",
            "ConnectorDisabled",
            "ConnectorUninstalled",
            "ConfigChanged");
  }

  @Test
  void everyTypeOfEventHasOneKindOfItsOwn() {
    List<RegistryEvent> events = oneOfEachKind();

    assertThat(events.stream().<Class<?>>map(RegistryEvent::getClass))
        .containsExactlyInAnyOrder(RegistryEvent.class.getPermittedSubclasses());
    assertThat(events.stream().map(RegistryEvent::kind)).containsExactly(EventKind.values());
  }

  @Test
  void everyNameIsFoundAgain() {
    Stream<EventKind> found =
        Arrays.stream(EventKind.values()).map(kind -> EventKind.ofName(kind.eventName()));

    assertThat(found).containsExactly(EventKind.values());
  }

  @Test
  void unknownNameIsRefused() {
    assertThatThrownBy(() -> EventKind.ofName("Renamed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no event is called Renamed");
  }
}
