package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Contract of reads: ETag, compression, HEAD, OPTIONS, and the descriptions outside of tenants. */
interface ReadsContract extends RestContract {

  /** One project with one connector of 30 tools, large enough to be compressed. */
  private List<String> reads() {
    String[] tools = IntStream.range(0, 30).mapToObj(number -> "t" + number).toArray(String[]::new);
    install(Descriptors.yaml("crm", "1.0.0", tools));
    return List.of(
        "/v1/projects",
        "/v1/stats",
        PROJECT,
        PROJECT + "/stats",
        CONNECTORS,
        CONNECTORS + "/crm",
        TOOLS,
        TOOLS + "?limit=20",
        TOOLS + "/crm__t1");
  }

  @Test
  default void etagMatchesUntilAChange() {
    for (String read : reads()) {
      Answer first = rest().get(read).expect(200);
      Answer again = rest().get(read).expect(200);
      Answer unchanged = rest().with("If-None-Match", first.etag()).get(read).expect(304);

      assertThat(again.etag()).isEqualTo(first.etag());
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(unchanged.etag()).isEqualTo(first.etag());
      assertThat(unchanged.header("Vary")).isEqualTo(first.header("Vary"));
      assertThat(unchanged.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    }
  }

  @Test
  default void firstRequestCanBeConditional() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    String etag = rest().get(PROJECT).etag();

    rest().with("If-None-Match", etag).get(TOOLS + "?q=never-asked-before").expect(304);
  }

  @Test
  default void anyOfSeveralEtagsMatches() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    String etag = rest().get(TOOLS).etag();

    for (String condition :
        List.of("*", etag, "W/" + etag, "\"x\", " + etag, "\"x\"," + etag + ",\"y\"")) {
      rest().with("If-None-Match", condition).get(TOOLS).expect(304);
    }
    for (String condition : List.of("\"x\"", "x", etag.replace("\"", ""), "\"x\", \"y\"")) {
      rest().with("If-None-Match", condition).get(TOOLS).expect(200);
    }
  }

  @Test
  default void usageMovesTheEtagAndNotTheRevision() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    String before = rest().get(TOOLS).etag();

    rest().post(TOOLS + "/a/used").expect(200);

    Answer after = rest().with("If-None-Match", before).get(TOOLS).expect(200);
    assertThat(after.at("/tools/0/invocation_count").asInt()).isEqualTo(1);
    assertThat(withoutTick(after.etag())).isEqualTo(withoutTick(before)).isNotEqualTo(before);
  }

  private static String withoutTick(String etag) {
    return etag.replaceFirst("-\\d+\"$", "");
  }

  @Test
  default void everyChangeMovesTheEtagOfWhatItShows() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    Set<String> etags = new TreeSet<>(Set.of(rest().get(TOOLS).etag()));

    rest().post(CONNECTORS + "/crm/disable").expect(200);
    etags.add(rest().get(TOOLS).etag());
    rest().post(CONNECTORS + "/crm/enable").expect(200);
    etags.add(rest().get(TOOLS).etag());
    install(Descriptors.yaml("crm", "1.1.0", "a"));
    etags.add(rest().get(TOOLS).etag());
    rest().delete(CONNECTORS + "/crm").expect(200);
    etags.add(rest().get(TOOLS).etag());

    assertThat(etags).hasSize(5);
  }

  @Test
  default void recreatedProjectHasOtherEtags() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    install(yaml);
    rest().post(TOOLS + "/a/used").expect(200);
    Answer before = rest().get(TOOLS);
    rest().delete(PROJECT).expect(200);
    rest().with("If-None-Match", before.etag()).get(TOOLS).expectProblem(404, "PROJECT_NOT_FOUND");
    install(yaml);

    Answer after = rest().with("If-None-Match", before.etag()).get(TOOLS).expect(200);

    assertThat(after.at("/tools/0/invocation_count").asInt()).isZero();
  }

  @Test
  default void largeAnswersAreCompressedOnRequest() {
    reads();
    Answer plain = rest().get(TOOLS).expect(200);

    for (String accept : List.of("gzip", "br, gzip;q=0.5", "GZIP", "gzip;q=1.0, identity")) {
      Answer compressed = rest().with("Accept-Encoding", accept).get(TOOLS).expect(200);

      assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
      assertThat(compressed.etag()).isEqualTo(plain.etag().replaceFirst("\"$", "-gz\""));
      assertThat(compressed.body().length).isLessThan(plain.body().length / 4);
      assertThat(compressed.text()).isEqualTo(plain.text());
    }
    for (String accept : List.of("identity", "gzip;q=0", "gzip; q=0.0", "br", "*;q=0")) {
      Answer identity = rest().with("Accept-Encoding", accept).get(TOOLS).expect(200);

      assertThat(identity.header("Content-Encoding")).isEmpty();
      assertThat(identity.etag()).isEqualTo(plain.etag());
    }
  }

  @Test
  default void smallAnswersAreNotCompressed() {
    reads();

    Answer stats = rest().with("Accept-Encoding", "gzip").get("/v1/stats").expect(200);

    assertThat(stats.header("Content-Encoding")).isEmpty();
  }

  @Test
  default void formatsOfOneAnswerHaveDifferentEtags() {
    reads();
    RestClient gzip = rest().with("Accept-Encoding", "gzip");
    RestClient yaml = rest().with("Accept", "application/yaml");
    String json = rest().get(CONNECTORS + "/crm").etag();
    String plainYaml = yaml.get(CONNECTORS + "/crm").etag();
    String smallYaml = yaml.with("Accept-Encoding", "gzip").get(CONNECTORS + "/crm").etag();

    assertThat(plainYaml).isEqualTo(json.replaceFirst("\"$", "-yaml\""));
    assertThat(smallYaml).isEqualTo(json.replaceFirst("\"$", "-yaml-gz\""));
    assertThat(gzip.get(CONNECTORS + "/crm").etag()).isEqualTo(json.replaceFirst("\"$", "-gz\""));
    yaml.with("If-None-Match", json).get(CONNECTORS + "/crm").expect(200);
    rest().with("If-None-Match", plainYaml).get(CONNECTORS + "/crm").expect(200);
    yaml.with("If-None-Match", plainYaml).get(CONNECTORS + "/crm").expect(304);
    gzip.with("If-None-Match", json).get(CONNECTORS + "/crm").expect(200);
  }

  @Test
  default void headIsGetWithoutTheBody() {
    for (String read : reads()) {
      Answer before = rest().send("HEAD", read).expect(200);
      Answer get = rest().get(read).expect(200);
      Answer after = rest().send("HEAD", read).expect(200);

      for (Answer head : List.of(before, after)) {
        for (String name : List.of("ETag", "Content-Type", "Content-Length", "Vary")) {
          assertThat(head.header(name)).as(name + " of " + head).isEqualTo(get.header(name));
        }
      }
      rest().with("If-None-Match", get.etag()).send("HEAD", read).expect(304);
    }
    for (String path : List.of("/openapi", "/schemas/connector.schema.json")) {
      assertThat(rest().send("HEAD", path).expect(200).header("Content-Length"))
          .isEqualTo(rest().get(path).expect(200).header("Content-Length"));
    }
    rest().send("HEAD", "/v1/projects/none").expect(404);
    rest().send("HEAD", "/nope").expect(404);
  }

  @Test
  default void answersStateTheirLength() {
    for (String read : reads()) {
      Answer answer = rest().get(read);

      assertThat(answer.header("Content-Length")).hasValue(String.valueOf(answer.body().length));
    }
  }

  @Test
  default void optionsListsEveryMethodAndHasNoBody() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    for (String path : paths()) {
      rest().send("OPTIONS", path).expect(204);
      rest().with("Accept", "text/html").send("OPTIONS", path).expect(204);
    }
  }

  @Test
  default void unsupportedMethodIs405WithTheAllowedOnes() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    for (String path : paths()) {
      Set<String> allow = rest().send("OPTIONS", path).allow();
      for (String method : List.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "PROPFIND")) {
        if (!allow.contains(method)) {
          Answer refused = rest().send(method, path).expect(405);

          assertThat(refused.allow()).as(refused::toString).isEqualTo(allow);
        }
      }
    }
  }

  /** Each documented path once. */
  private Set<String> paths() {
    return documented().document().operations().stream()
        .map(Operation::path)
        .map(RestContract::named)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/*", "text/yaml"})
  default void formThatCannotBeGivenIs406(String accept) {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    RestClient picky = rest().with("Accept", accept);

    picky.get(TOOLS).expectProblem(406, "HTTP_406");
    picky.get(TOOLS).expectProblem(406, "HTTP_406");
    picky.get("/v1/projects").expectProblem(406, "HTTP_406");
    picky.put(PROJECT).expectProblem(406, "HTTP_406");
    picky.postYaml(VALIDATE, "").expectProblem(406, "HTTP_406");
    picky.post(PROJECT + "/hot-reload").expectProblem(406, "HTTP_406");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json",
        "APPLICATION/JSON",
        "text/html, */*;q=0.1",
        "application/json;charset=utf-8"
      })
  default void jsonIsGivenToWhoTakesIt(String accept) {
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    Answer answer = rest().with("Accept", accept).get(CONNECTORS + "/crm").expect(200);

    assertThat(answer.header("Content-Type")).hasValue("application/json;charset=utf-8");
  }

  @Test
  default void problemIgnoresTheRequestedFormat() {
    rest().put(PROJECT).expect(201);

    rest()
        .with("Accept", "application/yaml")
        .get(CONNECTORS + "/none")
        .expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().with("Accept", "text/html").get("/nope").expectProblem(404, "HTTP_404");
    rest().with("Accept", "text/html").get("/v1/nope").expectProblem(404, "HTTP_404");
  }

  @Test
  default void openApiDocumentIsTheShippedOne() {
    var shipped = documented().document().root();

    assertThat(new YAMLMapper().readTree(client().get("/openapi").expect(200).text()))
        .isEqualTo(shipped);
    for (Answer json :
        List.of(
            client().get("/openapi?format=JSON"),
            client().with("Accept", "application/json").get("/openapi"))) {
      json.expect(200);
      assertThat(json.header("Content-Type")).hasValue("application/json;charset=utf-8");
      assertThat(json.json()).isEqualTo(shipped);
    }
    assertThat(JsonMapper.shared().writeValueAsString(shipped)).doesNotContain("\"&", "\"*");
  }

  @Test
  default void schemaOfDescriptorsIsServedWithoutATenant() {
    Answer schema = client().get("/schemas/connector.schema.json").expect(200);

    assertThat(schema.at("/properties/connector").isMissingNode()).isFalse();
    assertThat(schema.header("Cache-Control")).hasValue("max-age=3600");
  }
}
