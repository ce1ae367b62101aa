package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of accepted and refused requests: paths, headers, hosts. */
interface RequestsContract extends RestContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects;x",
        "/v1/projects;x=1/p",
        "/v1;x/projects",
        "/v1/projects/a%3bb",
        "/v1/projects/a%2fb",
        "/v1/projects/a%2Fb",
        "/v1/projects/p%2ftools",
        "/v1//projects",
        "//v1/projects",
        "/v1/projects//",
        "/v1/./projects",
        "/v1/projects/.",
        "/v1/x/../projects",
        "/v1/projects/..",
        "/v1/%2e%2e/v1/projects",
        "/v1/%2E/projects",
        "/v1/projects/.%2e",
        "/nope;x",
        "/nope//x",
        "/nope/../v1/projects",
        "/openapi;x",
        "/openapi/../v1/projects",
        "/schemas/../v1/projects",
        "/schemas//connector.schema.json"
      })
  default void pathThatCanBeReadInTwoWaysIs400(String target) {
    raw().get(target).expectProblem(400, "BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/a%5cb",
        "/v1/projects/a\\b",
        "/v1/projects/a%00b",
        "/nope%00",
        "/v1/projects/%ff%fe",
        "/../v1/projects",
        "/v1/projects/..."
      })
  default void pathThatTheServerItselfRefusesIs400WithoutABody(String target) {
    Answer refused = raw().getUndocumented(target).expect(400);

    assertThat(refused.body()).isEmpty();
  }

  @Test
  default void queryMayHoldCharactersThatAPathMayNot() {
    rest().put(PROJECT).expect(201);

    raw().get(TOOLS + "?q=a;b//c/../%2f%5c", "X-Tenant-ID: " + tenant()).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nope",
        "/v1",
        "/v1/",
        "/v1/nope",
        "/v1/projects/p/nope",
        "/v1/projects/p/tools/a/nope",
        "/v1/stats/x",
        "/v1/openapi",
        "/v1/application.wadl",
        "/application.wadl",
        "/openapi/x",
        "/schemas",
        "/schemas/",
        "/schemas/nope",
        "/schemas/connector.schema.json/x",
        "/problem",
        "/index.html"
      })
  default void unknownPathIsAProblemDocument(String path) {
    rest().get(path).expectProblem(404, "HTTP_404");
    rest().with("Accept", "text/html").get(path).expectProblem(404, "HTTP_404");
    rest().post(path).expectProblem(404, "HTTP_404");
    rest().delete(path).expectProblem(404, "HTTP_404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/WEB-INF/", "/web-inf/x"})
  default void insideOfTheApplicationIsNotThere(String path) {
    // The server refuses these before any filter, with the application's error page.
    Answer refused = raw().getUndocumented(path).expectProblem(404, "HTTP_404");

    assertThat(refused.header("Content-Type")).hasValue("application/problem+json;charset=utf-8");
  }

  @Test
  default void unknownPathHasNoOptions() {
    rest().send("OPTIONS", "/nope").expectProblem(404, "HTTP_404");
    rest().send("OPTIONS", "/v1/nope").expectProblem(404, "HTTP_404");
    rest().send("PROPFIND", "/nope").expectProblem(404, "HTTP_404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "x-", "a b", "a/b", "a.b", "..", "%41", "a,b", "LONG"})
  default void tenantThatIsNoNameIs400(String text) {
    String name = text.equals("LONG") ? "x".repeat(65) : text;

    for (String target : List.of("/v1/projects", "/v1/stats", TOOLS, "/v1/nope")) {
      raw().get(target, "X-Tenant-ID: " + name).expectProblem(400, "BAD_REQUEST");
    }
  }

  @Test
  default void emptyTenantAndTwoTenantsAre400() {
    raw().get("/v1/projects", "X-Tenant-ID:").expectProblem(400, "BAD_REQUEST");
    raw().get("/v1/projects", "X-Tenant-ID: a", "X-Tenant-ID: a").expectProblem(400, "BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=127.0.0.1",
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-Host: localhost",
        "X-Forwarded-Proto: https",
        "x-forwarded-anything: x",
        "X-Real-IP: 127.0.0.1",
        "Via: 1.1 proxy",
        "Authorization: Bearer x",
        "Authorization: Basic YTpi",
        "Authorization:"
      })
  default void requestThatDoesNotComeStraightFromThisMachineIs401(String header) {
    for (String target : List.of("/v1/projects", PROJECT, "/v1/nope", "/mcp/p")) {
      raw().get(target, header).expectProblem(401, "UNAUTHENTICATED");
    }
    raw().get("/openapi", header).expect(200);
    raw().get("/nope", header).expectProblem(404, "HTTP_404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.168.0.1",
        "[::2]",
        "0.0.0.0",
        "2130706433"
      })
  default void hostThatIsNotThisMachineIs401(String host) {
    raw()
        .send("GET", "/v1/projects", List.of("Host: " + host))
        .expectProblem(401, "UNAUTHENTICATED");
    raw()
        .send("PUT", PROJECT, List.of("Host: " + host, "Content-Length: 0"))
        .expectProblem(401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "127.1.2.3:9", "[::1]:80"})
  default void hostThatIsThisMachineIsLetIn(String host) {
    raw().send("GET", "/v1/projects", List.of("Host: " + host)).expect(200);
  }

  @Test
  default void severalHostsAre400() {
    raw()
        .send("GET", "/v1/projects", List.of("Host: localhost", "Host: evil.example"))
        .expectProblem(400, "BAD_REQUEST");
  }

  @Test
  default void hostOfAnAbsoluteTargetCounts() {
    List<String> local = List.of("Host: " + raw().authority());

    Answer refused = raw().send("GET", "http://evil.example/v1/projects", local);

    refused.expectProblem(401, "UNAUTHENTICATED");
  }

  @Test
  default void everyOperationRefusesInvalidRequests() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    long revision = revision();

    for (Operation operation : documented().document().operations()) {
      if (operation.path().startsWith("/v1/")) {
        String path = RestContract.named(operation.path());
        rest()
            .with("X-Forwarded-For", "127.0.0.1")
            .send(operation.method(), path)
            .expectProblem(401, "UNAUTHENTICATED");
        client()
            .with("X-Tenant-ID", "-")
            .send(operation.method(), path)
            .expectProblem(400, "BAD_REQUEST");
        rest()
            .with("Origin", "https://page.example")
            .send(operation.method(), path)
            .expectProblem(403, "FORBIDDEN");
        rest()
            .with("Accept", "text/html")
            .send(operation.method(), path)
            .expectProblem(406, "HTTP_406");
      }
    }

    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  default void correlationIdIsEchoedWhenLegalAndReplacedOtherwise() {
    String id = "Req.1_2-3";
    assertThat(correlation(rest().with("X-Correlation-ID", id).get("/v1/projects"))).isEqualTo(id);
    assertThat(correlation(rest().with("X-Correlation-ID", id).get("/nope"))).isEqualTo(id);
    assertThat(correlation(rest().with("X-Correlation-ID", id).get(PROJECT))).isEqualTo(id);

    assertThat(correlation(rest().get("/v1/projects")))
        .isNotEqualTo(correlation(rest().get("/v1/projects")));
    for (String illegal : List.of("a b", "x".repeat(65), "a\"b", "a;b", "")) {
      Answer answer = raw().get("/v1/projects", "X-Correlation-ID: " + illegal);
      assertThat(correlation(answer)).isNotEqualTo(illegal);
    }
    raw().get("/v1/projects;x", "X-Correlation-ID: " + id).expect(400);
    assertThat(correlation(raw().get("/v1/x;x", "X-Correlation-ID: " + id))).isEqualTo(id);
    assertThat(correlation(raw().get("/v1/x", "X-Correlation-ID: " + id, "Via: x"))).isEqualTo(id);
  }

  private static String correlation(Answer answer) {
    return answer.header("X-Correlation-ID").orElseThrow();
  }
}
