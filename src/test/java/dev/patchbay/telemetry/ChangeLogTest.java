package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.operator.CorrelationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeLogTest {
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final SemVer VERSION = new SemVer("1.4.0");
  private static final ToolChanges CHANGES =
      new ToolChanges(
          List.of(new ToolName("merge"), new ToolName("split")),
          List.of(),
          List.of(new ToolName("find")));

  @ParameterizedTest
  @MethodSource("eventsAndLines")
  void everyChangeHasItsLine(RegistryEvent event, String expected) {
    assertThat(ChangeLog.line(event)).isEqualTo(expected);
  }

  static Stream<Arguments> eventsAndLines() {
    return Stream.of(
        line(
            new RegistryEvent.ProjectCreated(origin("ops")),
            "event=ProjectCreated tenant=acme project=sales revision=7 actor=ops outcome=created"),
        line(
            new RegistryEvent.ProjectRemoved(origin("ops")),
            "event=ProjectRemoved tenant=acme project=sales revision=7 actor=ops outcome=removed"),
        line(
            new RegistryEvent.ConnectorInstalled(origin("ops"), CRM, VERSION, CHANGES),
            "event=ConnectorInstalled tenant=acme project=sales connector=crm version=1.4.0"
                + " revision=7 actor=ops outcome=installed"
                + " tools_added=merge,split tools_removed=\"\" tools_changed=find"),
        line(
            new RegistryEvent.ConnectorReloaded(origin("hot-reload"), CRM, VERSION, CHANGES),
            "event=ConnectorReloaded tenant=acme project=sales connector=crm version=1.4.0"
                + " revision=7 actor=hot-reload outcome=reloaded"
                + " tools_added=merge,split tools_removed=\"\" tools_changed=find"),
        line(
            new RegistryEvent.ConnectorRejected(
                origin("hot-reload"),
                CRM,
                List.of(
                    problemAt(new Place(Optional.of("crm.yaml"), 12, 5, "/connector")),
                    problemAt(Place.UNKNOWN),
                    problemAt(Place.UNKNOWN))),
            "event=ConnectorRejected tenant=acme project=sales connector=crm"
                + " revision=7 actor=hot-reload outcome=rejected rule=PB-REQUIRED"
                + " place=crm.yaml:12:5 problem=\"It has no 'name'.\" more=2"),
        line(
            new RegistryEvent.ConnectorEnabled(origin("ops"), CRM),
            "event=ConnectorEnabled tenant=acme project=sales connector=crm"
                + " revision=7 actor=ops outcome=enabled"),
        line(
            new RegistryEvent.ConnectorDisabled(origin("ops"), CRM),
            "event=ConnectorDisabled tenant=acme project=sales connector=crm"
                + " revision=7 actor=ops outcome=disabled"),
        line(
            new RegistryEvent.ConnectorUninstalled(origin("ops"), CRM, VERSION),
            "event=ConnectorUninstalled tenant=acme project=sales connector=crm version=1.4.0"
                + " revision=7 actor=ops outcome=uninstalled"),
        line(
            new RegistryEvent.ConfigChanged(origin("ops"), CRM, List.of("api_key", "region")),
            "event=ConfigChanged tenant=acme project=sales connector=crm"
                + " revision=7 actor=ops outcome=changed keys=api_key,region"));
  }

  @Test
  void everyKindOfEventIsLogged() {
    assertThat(eventsAndLines().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
        .containsExactlyInAnyOrder(RegistryEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("placesAndTexts")
  void placeIsWrittenAsFarAsItIsKnown(Place place, String expected) {
    RegistryEvent event =
        new RegistryEvent.ConnectorRejected(origin("ops"), CRM, List.of(problemAt(place)));

    assertThat(ChangeLog.line(event)).contains(" place=" + expected + " problem=");
  }

  static Stream<Arguments> placesAndTexts() {
    return Stream.of(
        Arguments.of(Place.at("/connector/name").in(Optional.of("crm.yaml")), "crm.yaml"),
        Arguments.of(new Place(Optional.empty(), 3, 1, "/connector"), "/connector:3:1"),
        Arguments.of(Place.at("/connector/name"), "/connector/name"));
  }

  @Test
  void lineEndsWithTheIdOfTheRequest() {
    RegistryEvent event = new RegistryEvent.ProjectCreated(origin("ops"));

    String line = CorrelationId.with("req-1", () -> ChangeLog.line(event));

    assertThat(line).endsWith(" outcome=created correlation_id=req-1");
  }

  @Test
  void hostileActorForgesNothing() {
    RegistryEvent event =
        new RegistryEvent.ProjectCreated(origin("eve\nevent=ProjectRemoved actor=\"root\""));

    assertThat(ChangeLog.line(event))
        .contains(" actor=\"eve\\nevent=ProjectRemoved actor=\\\"root\\\"\" outcome=created");
  }

  @Test
  void onlyRefusalsAreWarnings() {
    List<LogRecord> logged = new ArrayList<>();
    Logger logger = Logger.getLogger(ChangeLog.class.getName());
    Handler capture = capturing(logged);
    logger.addHandler(capture);
    logger.setUseParentHandlers(false);
    RegistryEvent created = new RegistryEvent.ProjectCreated(origin("{0}"));
    RegistryEvent rejected =
        new RegistryEvent.ConnectorRejected(origin("ops"), CRM, List.of(problemAt(Place.UNKNOWN)));

    try {
      new ChangeLog().on(created);
      new ChangeLog().on(rejected);
    } finally {
      logger.removeHandler(capture);
      logger.setUseParentHandlers(true);
    }

    assertThat(logged)
        .extracting(LogRecord::getLevel, LogRecord::getMessage)
        .containsExactly(
            tuple(Level.INFO, ChangeLog.line(created)),
            tuple(Level.WARNING, ChangeLog.line(rejected)));
  }

  private static Handler capturing(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static Origin origin(String actor) {
    ProjectKey key = new ProjectKey(new TenantId("acme"), new ProjectId("sales"));
    return new Origin(key, new Revision(7), Instant.parse("2026-05-01T10:00:00Z"), actor);
  }

  private static Problem problemAt(Place place) {
    return Problem.of(Rule.REQUIRED, "It has no 'name'.").at(place);
  }

  private static Arguments line(RegistryEvent event, String line) {
    return Arguments.of(event, line);
  }
}
