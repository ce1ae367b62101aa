package dev.patchbay.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
  private static final Origin ORIGIN =
      new Origin(
          new ProjectKey(new TenantId("acme"), new ProjectId("sales")),
          new Revision(7),
          Instant.parse("2026-05-01T10:00:00Z"),
          "ops");
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final SemVer VERSION = new SemVer("1.4.0");
  private static final ToolChanges CHANGES =
      new ToolChanges(List.of(new ToolName("merge")), List.of(), List.of(new ToolName("find")));

  @ParameterizedTest
  @MethodSource("eventsAndRows")
  void rowsOfEarlierReleasesAreReadAndWrittenAsTheyAre(RegistryEvent event, String row) {
    assertThat(EventJson.write(List.of(event))).isEqualTo(row);
    assertThat(EventJson.read(row, ORIGIN)).containsExactly(event);
  }

  static Stream<Arguments> eventsAndRows() {
    return Stream.of(
        row(new RegistryEvent.ProjectCreated(ORIGIN), "{'type':'ProjectCreated'}"),
        row(new RegistryEvent.ProjectRemoved(ORIGIN), "{'type':'ProjectRemoved'}"),
        row(
            new RegistryEvent.ConnectorInstalled(ORIGIN, CRM, VERSION, CHANGES),
            "{'type':'ConnectorInstalled','connector':'crm','version':'1.4.0',"
                + "'added':['merge'],'removed':[],'changed':['find']}"),
        row(
            new RegistryEvent.ConnectorReloaded(ORIGIN, CRM, VERSION, CHANGES),
            "{'type':'ConnectorReloaded','connector':'crm','version':'1.4.0',"
                + "'added':['merge'],'removed':[],'changed':['find']}"),
        row(
            new RegistryEvent.ConnectorEnabled(ORIGIN, CRM),
            "{'type':'ConnectorEnabled','connector':'crm'}"),
        row(
            new RegistryEvent.ConnectorDisabled(ORIGIN, CRM),
            "{'type':'ConnectorDisabled','connector':'crm'}"),
        row(
            new RegistryEvent.ConnectorUninstalled(ORIGIN, CRM, VERSION),
            "{'type':'ConnectorUninstalled','connector':'crm','version':'1.4.0'}"),
        row(
            new RegistryEvent.ConfigChanged(ORIGIN, CRM, List.of("region")),
            "{'type':'ConfigChanged','connector':'crm','keys':['region']}"));
  }

  @Test
  void rejectionIsNoChangeAndIsNotWritten() {
    RegistryEvent rejection = new RegistryEvent.ConnectorRejected(ORIGIN, CRM, List.of());

    assertThatThrownBy(() -> EventJson.write(List.of(rejection)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventJson.read("[{\"type\":\"ConnectorRejected\"}]", ORIGIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Arguments row(RegistryEvent event, String row) {
    return Arguments.of(event, "[" + row.replace('\'', '"') + "]");
  }
}
