package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Canaries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of event streams. */
interface EventsContract extends RestContract {
  String EVENTS = PROJECT + "/events";

  EventClient events();

  private EventClient.Stream listen(String target, String... headers) {
    return events().with("X-Tenant-ID", tenant()).listen(target, headers);
  }

  @Test
  default void everyChangeIsSentWithItsRevision() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    long first = revision();

    try (EventClient.Stream stream = listen(EVENTS)) {
      rest().post(CONNECTORS + "/crm/disable").expect(200);
      rest().postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.1.0", "a", "b")).expect(200);
      rest().delete(PROJECT).expect(200);
      rest().put(PROJECT).expect(201);

      List<EventClient.Message> messages = stream.take(4);
      assertThat(messages)
          .extracting(EventClient.Message::event)
          .containsExactly(
              "ConnectorDisabled", "ConnectorInstalled", "ProjectRemoved", "ProjectCreated");
      assertThat(messages.get(0).id()).isGreaterThan(first);
      assertThat(messages.get(3).id()).isEqualTo(revision());
      assertThat(messages.get(1).data().at("/events/0/changes/tools_added").toString())
          .isEqualTo("[\"b\"]");
      assertThat(messages.get(1).data().at("/actor").asString()).isEqualTo("dev");
    }
  }

  @Test
  default void allEventsOfARevisionAreOneMessage() {
    rest().put("/v1/projects/other").expect(201);
    long start = rest().get("/v1/projects/other").at("/revision").asLong();

    rest()
        .postJson(
            FROM_MANIFEST,
            Descriptors.manifest(
                Descriptors.yaml("crm", "1.0.0", "a"),
                "\"config\": {\"key\": \"" + Canaries.plant("events") + "\"}"))
        .expect(201);

    try (EventClient.Stream stream = listen(EVENTS + "?since=" + start)) {
      EventClient.Message message = stream.take(1).get(0);
      assertThat(message.event()).isEqualTo("ConnectorInstalled");
      assertThat(message.data().at("/events"))
          .extracting(event -> event.path("event").asString())
          .startsWith("ProjectCreated", "ConnectorInstalled");
      assertThat(message.data().toString()).doesNotContain(Canaries.MARK);
    }
  }

  @Test
  default void reconnectingReaderGetsEveryChangeOnce() {
    long start = rest().put(PROJECT).expect(201).at("/revision").asLong();
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    long second = revision();
    rest().post(CONNECTORS + "/crm/disable").expect(200);
    long third = revision();

    try (EventClient.Stream stream = listen("/v1/events?since=" + start)) {
      assertThat(stream.take(2)).extracting(EventClient.Message::id).containsExactly(second, third);
    }
    try (EventClient.Stream stream =
        listen("/v1/events?since=" + start, "Last-Event-ID", String.valueOf(second))) {
      assertThat(stream.take(1)).extracting(EventClient.Message::id).containsExactly(third);
    }
  }

  @Test
  default void streamShowsOnlyItsTenantAndProject() {
    rest().put(PROJECT).expect(201);

    try (EventClient.Stream mine = listen(EVENTS);
        EventClient.Stream all = listen("/v1/events")) {
      client().with("X-Tenant-ID", tenant() + "-x").put(PROJECT).expect(201);
      rest().put("/v1/projects/other").expect(201);
      rest().delete(PROJECT).expect(200);

      assertThat(mine.take(1).get(0).event()).isEqualTo("ProjectRemoved");
      assertThat(all.take(2))
          .extracting(message -> message.data().at("/project_id").asString())
          .containsExactly("other", "p");
    }
  }

  @Test
  default void unknownRevisionIsAnsweredWithResync() {
    rest().put(PROJECT).expect(201);

    try (EventClient.Stream stream = listen(EVENTS + "?since=999999999")) {
      EventClient.Message message = stream.take(1).get(0);
      assertThat(message.event()).isEqualTo("resync");
      assertThat(message.data().at("/revision").asLong()).isGreaterThanOrEqualTo(revision());
    }
  }

  @Test
  default void absentProjectHasNoEvents() {
    rest().get(EVENTS).expectProblem(404, "PROJECT_NOT_FOUND");
    rest().get("/v1/projects/-/events?since=1").expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void removalIsSentToAReconnectingReader() {
    long start = rest().put(PROJECT).expect(201).at("/revision").asLong();
    rest().delete(PROJECT).expect(200);

    try (EventClient.Stream stream = listen(EVENTS + "?since=" + start)) {
      assertThat(stream.take(1).get(0).event()).isEqualTo("ProjectRemoved");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?since=x", "?since=-1", "?since=1&since=2", "?since="})
  default void positionThatIsNoneIsRefused(String query) {
    rest().put(PROJECT).expect(201);

    rest().get(EVENTS + query).expectProblem(400, "BAD_REQUEST");
    rest().get("/v1/events" + query).expectProblem(400, "BAD_REQUEST");
    rest().with("Last-Event-ID", "x").get(EVENTS).expectProblem(400, "BAD_REQUEST");
  }

  @Test
  default void eventsAreAvailableOnlyAsAStream() {
    rest().put(PROJECT).expect(201);

    for (String target : List.of(EVENTS, "/v1/events")) {
      rest().with("Accept", "application/json").get(target).expectProblem(406, "HTTP_406");
      rest().post(target).expectProblem(405, "HTTP_405");
      rest().send("HEAD", target).expect(200);
    }
  }
}
