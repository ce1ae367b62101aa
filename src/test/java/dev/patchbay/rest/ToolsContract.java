package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of callable tools. */
interface ToolsContract extends RestContract {

  @Test
  default void toolShowsItsDescriptor() {
    install(ConnectorsContract.RICH);

    JsonNode tool = rest().get(TOOLS + "/crm__get_contact").expect(200).json();

    assertThat(tool.path("name").asString()).isEqualTo("get_contact");
    assertThat(tool.path("connector_name").asString()).isEqualTo("crm");
    assertThat(tool.path("connector_version").asString()).isEqualTo("1.4.0");
    assertThat(tool.path("title").asString()).isEqualTo("Get a contact");
    assertThat(tool.path("input_schema").toString())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}},\"required\":[\"id\"]}");
    assertThat(tool.path("output_schema").toString()).isEqualTo("{\"type\":\"object\"}");
    assertThat(tool.path("endpoint").asString()).isEqualTo("GET /contacts/{id}");
    assertThat(tool.path("auth_type").asString()).isEqualTo("bearer");
    assertThat(tool.path("labels").toString()).isEqualTo("{\"pii\":\"yes\"}");
    assertThat(tool.path("bound").asBoolean()).isTrue();
    assertThat(tool.get("last_used").isNull()).isTrue();
    assertThat(tool.path("invocation_count").asInt()).isZero();
    assertThat(rest().get(TOOLS).at("/tools/0")).isEqualTo(tool);
  }

  @Test
  default void minimalToolShowsNulls() {
    install(
        """
        connector:
          name: math
          version: 1.0.0
          tools: [{name: add, input_schema: {type: object}, endpoint: no.such.handler}]
        """);

    JsonNode tool = rest().get(TOOLS + "/add").expect(200).json();

    assertThat(List.of("title", "description", "output_schema", "last_used"))
        .allMatch(name -> tool.get(name).isNull());
    assertThat(tool.path("auth_type").asString()).isEqualTo("none");
    assertThat(tool.path("bound").asBoolean(true)).isFalse();
  }

  @Test
  default void exposedNameTakesPrecedenceOverPlainNames() {
    install(Descriptors.with(Descriptors.yaml("one", "1.0.0", "search"), "tool_prefix: \"\""));
    install(Descriptors.yaml("two", "1.0.0", "search", "only"));

    assertThat(connectorOf("search")).isEqualTo("one");
    assertThat(connectorOf("two__search")).isEqualTo("two");
    assertThat(connectorOf("only")).isEqualTo("two");
    rest().get(TOOLS + "/one__search").expectProblem(404, "TOOL_NOT_FOUND");
  }

  private String connectorOf(String tool) {
    return rest().get(TOOLS + "/" + tool).expect(200).at("/connector_name").asString();
  }

  @Test
  default void sharedPlainNameIsAmbiguous() {
    install(Descriptors.yaml("one", "1.0.0", "search"));
    install(Descriptors.yaml("two", "1.0.0", "search"));
    install(Descriptors.yaml("three", "1.0.0", "search"));
    rest().post(CONNECTORS + "/three/disable").expect(200);

    Answer read = rest().get(TOOLS + "/search").expectProblem(409, "AMBIGUOUS_TOOL");
    Answer used = rest().post(TOOLS + "/search/used").expectProblem(409, "AMBIGUOUS_TOOL");

    assertThat(read.all("/candidates", "")).containsExactlyInAnyOrder("one__search", "two__search");
    assertThat(used.at("/candidates")).isEqualTo(read.at("/candidates"));
    rest().post(CONNECTORS + "/two/disable").expect(200);
    assertThat(connectorOf("search")).isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "crm__none", "a%20b", "a.b", "%C3%A9", "LONG"})
  default void toolThatIsNotThereIsNotFound(String text) {
    String name = text.equals("LONG") ? "x".repeat(65) : text;
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    rest().get(TOOLS + "/" + name).expectProblem(404, "TOOL_NOT_FOUND");
    rest().post(TOOLS + "/" + name + "/used").expectProblem(404, "TOOL_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connector=one                   | one__find,one__read",
        "connector=none                  | ''",
        "connector=No%20Name             | ''",
        "connector=                      | ''",
        "label=pii                       | one__read",
        "label=pii%3Dyes                 | one__read",
        "label=pii%3Dno                  | ''",
        "q=FIND                          | one__find,two__find-all",
        "q=two__                         | two__find-all,two__list",
        "q=secret%20words                | two__list",
        "q=title                         | one__read",
        "q=                              | one__find,one__read,two__find-all,two__list",
        "q=%2E*                          | ''",
        "q=find&connector=two            | two__find-all",
        "q=read&label=pii&connector=two  | ''"
      })
  default void filtersNarrowTheList(String query, String expected) {
    install(
        """
        connector:
          name: one
          version: 1.0.0
          tools:
            - {name: find, input_schema: {type: object}, endpoint: a.find}
            - {name: read, title: A Title, input_schema: {type: object}, endpoint: a.read, labels: {pii: "yes"}}
        """);
    install(
        """
        connector:
          name: two
          version: 1.0.0
          labels: {pii: "yes"}
          tools:
            - {name: find-all, input_schema: {type: object}, endpoint: b.find}
            - {name: list, description: Has Secret Words, input_schema: {type: object}, endpoint: b.list}
        """);

    Answer list = rest().get(TOOLS + "?" + query).expect(200);

    List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(","));
    assertThat(list.all("/tools", "/exposed_name")).isEqualTo(names);
    assertThat(list.at("/total").asInt()).isEqualTo(names.size());
  }

  @Test
  default void everyUseIsCountedAndChangesNothingElse() {
    install(Descriptors.yaml("one", "1.0.0", "a", "b"));
    JsonNode stats = rest().get(PROJECT).json();

    rest().post(TOOLS + "/one__a/used").expect(200);
    Answer used = rest().post(TOOLS + "/a/used").expect(200);

    assertThat(used.at("/success").asBoolean()).isTrue();
    assertThat(used.at("/invocation_count").asInt()).isEqualTo(2);
    JsonNode tool = rest().get(TOOLS + "/one__a").json();
    assertThat(tool.path("invocation_count").asInt()).isEqualTo(2);
    assertThat(tool.path("last_used")).isEqualTo(used.at("/last_used"));
    assertThat(rest().get(TOOLS + "/one__b").at("/invocation_count").asInt()).isZero();
    assertThat(rest().get(PROJECT).json()).isEqualTo(stats);
  }

  @Test
  default void figuresSurviveChangesOfTheirConnector() {
    install(Descriptors.yaml("one", "1.0.0", "a", "b"));
    rest().post(TOOLS + "/one__a/used").expect(200);

    install(Descriptors.yaml("one", "1.1.0", "a", "c"));
    rest().post(CONNECTORS + "/one/disable").expect(200);
    rest().post(CONNECTORS + "/one/enable").expect(200);

    assertThat(rest().post(TOOLS + "/one__a/used").at("/invocation_count").asInt()).isEqualTo(2);
    rest().delete(CONNECTORS + "/one").expect(200);
    install(Descriptors.yaml("one", "1.0.0", "a"));
    assertThat(rest().get(TOOLS + "/one__a").at("/invocation_count").asInt()).isZero();
  }
}
