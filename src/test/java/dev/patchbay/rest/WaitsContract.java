package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of reads that wait for a revision. */
interface WaitsContract extends RestContract {

  private long changed(Answer answer) {
    return Long.parseLong(answer.header("X-Patchbay-Revision").orElseThrow());
  }

  @Test
  default void readShowsTheRequestedRevision() {
    long created = changed(rest().put(PROJECT).expect(201));
    long installed = changed(install(Descriptors.yaml("crm", "1.0.0", "a")));

    assertThat(installed).isGreaterThan(created);
    for (String target :
        List.of(PROJECT, CONNECTORS, CONNECTORS + "/crm", TOOLS, "/v1/projects", "/v1/stats")) {
      rest().get(target + "?min_revision=" + installed).expect(200);
      rest().send("HEAD", target + "?min_revision=" + created).expect(200);
    }
    long removed = changed(rest().delete(PROJECT).expect(200));
    rest().get(PROJECT + "?min_revision=" + removed).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void readOfAFutureRevisionIsBusyAfterAWhile() {
    rest().put(PROJECT).expect(201);

    Answer answer = rest().get(PROJECT + "?min_revision=999999999").expectProblem(503, "BUSY");

    assertThat(answer.header("Retry-After")).isPresent();
  }

  @Test
  default void waitingReadIsAnsweredByAChange() {
    long known = changed(rest().put(PROJECT).expect(201));

    for (String list : List.of(CONNECTORS, TOOLS, "/v1/projects")) {
      long since = changed(rest().get(list).expect(200));
      assertThat(since).isGreaterThanOrEqualTo(known);
      CompletableFuture<Answer> waiting =
          CompletableFuture.supplyAsync(
              () -> rest().get(list + "?wait=PT20S&since=" + since).expect(200));
      assertThat(waiting)
          .as("nothing has changed yet")
          .satisfies(read -> assertThat(read.isDone()).isFalse());
      String name = "c" + since;
      long change = changed(install(Descriptors.yaml(name, "1.0.0", "a")));

      assertThat(changed(waiting.completeOnTimeout(null, 15, TimeUnit.SECONDS).join()))
          .isEqualTo(change);
    }
  }

  @Test
  default void outdatedReadDoesNotWait() {
    long created = changed(rest().put(PROJECT).expect(201));
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    Answer answer = rest().get(CONNECTORS + "?wait=PT1M&since=" + created).expect(200);

    assertThat(answer.all("/connectors", "/name")).containsExactly("crm");
  }

  @Test
  default void waitingReadEndsWithoutAChange() {
    rest().put(PROJECT).expect(201);
    Answer list = rest().get(CONNECTORS).expect(200);
    String waiting = CONNECTORS + "?limit=5&wait=PT0.2S&since=" + changed(list);

    Answer answer = rest().get(waiting).expect(200);

    assertThat(answer.json()).isEqualTo(list.json());
    rest().with("If-None-Match", answer.etag()).get(waiting).expect(304);
  }

  @Test
  default void readOfAnAbsentProjectDoesNotWait() {
    rest().get("/v1/projects/none/tools?wait=PT1M&since=5").expectProblem(404, "PROJECT_NOT_FOUND");
    rest().get("/v1/projects/-/tools?wait=PT1M&since=5").expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?min_revision=x",
        "?min_revision=",
        "?min_revision=-1",
        "?min_revision=1&min_revision=2",
        "?wait=PT1S",
        "?wait=30&since=1",
        "?wait=PT2M&since=1",
        "?wait=-PT1S&since=1",
        "?wait=PT1S&since=x",
        "?wait=PT1S&since=1&min_revision=1"
      })
  default void waitThatIsNoneIsRefused(String query) {
    rest().put(PROJECT).expect(201);

    rest().get(CONNECTORS + query).expectProblem(400, "BAD_REQUEST");
    rest().get("/v1/projects" + query).expectProblem(400, "BAD_REQUEST");
  }
}
