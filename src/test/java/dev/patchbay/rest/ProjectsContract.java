package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Contract of projects and their figures. */
interface ProjectsContract extends RestContract {

  @Test
  default void projectIsCreatedOnce() {
    Answer created = rest().put(PROJECT).expect(201);
    Answer again = rest().put(PROJECT).expect(200);

    assertThat(created.header("Location").orElseThrow()).endsWith(":" + port() + PROJECT);
    assertThat(again.header("Location")).isEmpty();
    assertThat(again.json()).isEqualTo(created.json());
    assertThat(rest().get(PROJECT).expect(200).json()).isEqualTo(created.json());
  }

  private String port() {
    return raw().authority().replaceFirst(".*:", "");
  }

  @Test
  default void newProjectIsEmpty() {
    JsonNode stats = rest().put(PROJECT).json();

    assertThat(stats.path("project_id").asString()).isEqualTo("p");
    assertThat(stats.path("tenant_id").asString()).isEqualTo(tenant());
    assertThat(stats.path("created_at")).isEqualTo(stats.path("last_updated"));
    assertThat(figures(stats)).containsExactly(0, 0, 0, 0, 0);
  }

  private static List<Integer> figures(JsonNode stats) {
    return List.of(
            "connector_count",
            "tool_count",
            "enabled_connectors",
            "disabled_connectors",
            "connectors_in_error")
        .stream()
        .map(name -> stats.path(name).asInt(-1))
        .toList();
  }

  @Test
  default void figuresCountCallableTools() {
    install(Descriptors.yaml("one", "1.0.0", "a", "b"));
    install(Descriptors.yaml("two", "1.0.0", "c"));
    rest().post(CONNECTORS + "/one/disable").expect(200);

    Answer stats = rest().get(PROJECT + "/stats").expect(200);

    assertThat(figures(stats.json())).containsExactly(2, 1, 1, 1, 0);
    assertThat(stats.json().path("tool_calls").size()).isZero();
    JsonNode row = ((ObjectNode) stats.json()).without("tool_calls");
    assertThat(rest().get(PROJECT).json()).isEqualTo(row);
    assertThat(rest().get("/v1/projects").at("/projects/0")).isEqualTo(row);
  }

  @Test
  default void totalsAreThoseOfTheTenant() {
    install(Descriptors.yaml("one", "1.0.0", "a", "b"));
    install(Descriptors.yaml("two", "1.0.0", "c"));
    rest().put("/v1/projects/other").expect(201);
    rest().post(CONNECTORS + "/one/disable").expect(200);

    JsonNode totals = rest().get("/v1/stats").expect(200).json();

    assertThat(totals.path("total_projects").asInt()).isEqualTo(2);
    assertThat(totals.path("total_connectors").asInt()).isEqualTo(2);
    assertThat(totals.path("total_tools").asInt()).isEqualTo(1);
    assertThat(totals.path("hot_reload_enabled").asBoolean()).isFalse();
  }

  @Test
  default void projectsAreListedByName() {
    List.of("b", "a", "C", "a1").forEach(name -> rest().put("/v1/projects/" + name).expect(201));

    Answer projects = rest().get("/v1/projects").expect(200);

    assertThat(projects.all("/projects", "/project_id")).containsExactly("C", "a", "a1", "b");
    assertThat(projects.at("/total").asInt()).isEqualTo(4);
    assertThat(projects.at("/next_cursor").isNull()).isTrue();
  }

  @Test
  default void removedProjectIsGoneWithItsConnectors() {
    install(Descriptors.yaml("one", "1.0.0", "a"));

    Answer removed = rest().delete(PROJECT).expect(200);

    assertThat(removed.at("/success").asBoolean()).isTrue();
    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
    rest().delete(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
    rest().put(PROJECT).expect(201);
    assertThat(rest().get(CONNECTORS).at("/total").asInt()).isZero();
  }

  @Test
  default void onlyInstallsCreateAProject() {
    for (String read : readsOf("p")) {
      rest().get(read).expectProblem(404, "PROJECT_NOT_FOUND");
    }
    for (String change : changesOfWhatIsThere("p")) {
      rest().post(change).expectProblem(404, "PROJECT_NOT_FOUND");
    }
    rest().delete(CONNECTORS + "/one").expectProblem(404, "PROJECT_NOT_FOUND");
    rest().postYaml(VALIDATE, Descriptors.yaml("one", "1.0.0", "a")).expect(200);

    assertThat(rest().get("/v1/projects").at("/total").asInt()).isZero();
  }

  private static List<String> readsOf(String project) {
    String path = "/v1/projects/" + project;
    return List.of(
        path,
        path + "/stats",
        path + "/connectors",
        path + "/connectors/one",
        path + "/tools",
        path + "/tools/one__a");
  }

  private static List<String> changesOfWhatIsThere(String project) {
    String path = "/v1/projects/" + project;
    return List.of(
        path + "/hot-reload",
        path + "/tools/one__a/used",
        path + "/connectors/one/enable",
        path + "/connectors/one/disable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a", "a-", "_a", "a.b", "a%20b", "%C3%A9", "a%0Ab", "$LONG"})
  default void illegalNameIs404InReadsAnd422InChanges(String text) {
    String name = text.equals("$LONG") ? "x".repeat(65) : text;
    String path = "/v1/projects/" + name;

    readsOf(name).forEach(read -> rest().get(read).expectProblem(404, "PROJECT_NOT_FOUND"));
    changesOfWhatIsThere(name)
        .forEach(change -> rest().post(change).expectProblem(422, "VALIDATION_ERROR"));
    rest().put(path).expectProblem(422, "VALIDATION_ERROR");
    rest().delete(path).expectProblem(422, "VALIDATION_ERROR");
    rest().delete(path + "/connectors/one").expectProblem(422, "VALIDATION_ERROR");
    rest().post(path + "/install-samples").expectProblem(422, "VALIDATION_ERROR");
    String yaml = Descriptors.yaml("one", "1.0.0", "a");
    for (String install : List.of("install-from-manifest", "validate")) {
      rest().postYaml(path + "/connectors/" + install, yaml).expectProblem(422, "VALIDATION_ERROR");
    }
    rest()
        .post(path + "/connectors/install-from-file?file_path=one.yaml")
        .expectProblem(422, "VALIDATION_ERROR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z9", "a-b_c", "64"})
  default void legalNamesAreTaken(String text) {
    String name = text.equals("64") ? "x".repeat(64) : text;

    rest().put("/v1/projects/" + name).expect(201);

    assertThat(rest().get("/v1/projects").all("/projects", "/project_id")).containsExactly(name);
  }

  @Test
  default void tenantsSeeNothingOfEachOther() {
    RestClient other = client().with("X-Tenant-ID", tenant() + "-other");
    install(Descriptors.yaml("one", "1.0.0", "a"));
    long revision = revision();

    other.get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
    other.postYaml(FROM_MANIFEST, Descriptors.yaml("theirs", "2.0.0", "b")).expect(201);
    other.delete(CONNECTORS + "/one").expectProblem(404, "CONNECTOR_NOT_FOUND");
    other.post(TOOLS + "/a/used").expectProblem(404, "TOOL_NOT_FOUND");

    assertThat(rest().get(CONNECTORS).all("/connectors", "/name")).containsExactly("one");
    assertThat(other.get(CONNECTORS).all("/connectors", "/name")).containsExactly("theirs");
    assertThat(other.get("/v1/stats").at("/total_tools").asInt()).isEqualTo(1);
    other.delete(PROJECT).expect(200);
    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  default void defaultTenantIsUsedWhenNoneIsNamed() {
    String path = "/v1/projects/" + tenant();

    client().put(path).expect(201);

    assertThat(client().get(path).at("/tenant_id").asString()).isEqualTo("default");
    assertThat(client().with("X-Tenant-ID", "default").get(path).expect(200).json())
        .isEqualTo(client().get(path).json());
  }
}
