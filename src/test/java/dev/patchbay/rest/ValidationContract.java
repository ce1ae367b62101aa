package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of validating an install. */
interface ValidationContract extends RestContract {

  @Test
  default void validationPredictsAnInstallAndChangesNothing() {
    install(Descriptors.yaml("crm", "2.0.0", "a", "b"));
    String next = Descriptors.yaml("crm", "1.0.0", "b", "c");
    files().write("crm.yaml", next);
    String before = rest().get(CONNECTORS).etag();

    for (Answer validated :
        List.of(
            rest().postYaml(VALIDATE, next),
            rest().postJson(VALIDATE, Descriptors.manifest(next)),
            rest().postJson(VALIDATE, "{\"file_path\": \"crm.yaml\"}"),
            rest().post(VALIDATE + "?file_path=crm.yaml"))) {
      validated.expect(200);
      assertThat(validated.at("/valid").asBoolean()).isTrue();
      assertThat(validated.at("/errors").isEmpty()).isTrue();
      assertThat(validated.all("/warnings", "/rule")).containsExactly("PB-VERSION-LOWER");
      assertThat(validated.at("/changes").toString())
          .isEqualTo("{\"tools_added\":[\"c\"],\"tools_removed\":[\"a\"],\"tools_changed\":[]}");
    }
    assertThat(rest().get(CONNECTORS).etag()).isEqualTo(before);
  }

  @Test
  default void allErrorsAreReportedAtOnce() {
    String yaml =
        """
        connector:
          name: Crm
          version: one
          colour: red
          tools:
            - {name: "a b", input_schema: {type: string}, endpoint: "ftp://x"}
        """;

    Answer validated = rest().postYaml(VALIDATE, yaml).expect(200);

    assertThat(validated.at("/valid").asBoolean()).isFalse();
    assertThat(validated.all("/errors", "/rule"))
        .contains(
            "PB-CONNECTOR-NAME",
            "PB-VERSION",
            "PB-UNKNOWN-KEY",
            "PB-TOOL-NAME",
            "PB-SCHEMA-ROOT",
            "PB-ENDPOINT");
    assertThat(validated.at("/errors").valueStream())
        .allMatch(error -> error.path("line").isInt() && error.path("column").isInt());
    assertThat(validated.at("/changes").toString())
        .isEqualTo("{\"tools_added\":[],\"tools_removed\":[],\"tools_changed\":[]}");
  }

  @Test
  default void refusalOfTheProjectIsAnError() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    String thief = Descriptors.with(Descriptors.yaml("thief", "1.0.0", "a"), "tool_prefix: crm__");
    String again =
        Descriptors.manifest(Descriptors.yaml("crm", "1.0.0", "a"), "\"replace\": false");

    Answer taken = rest().postYaml(VALIDATE, thief).expect(200);
    Answer exists = rest().postJson(VALIDATE, again).expect(200);

    assertThat(taken.at("/valid").asBoolean()).isFalse();
    assertThat(taken.all("/errors", "/rule")).containsExactly("PB-EXPOSED-NAME-TAKEN");
    assertThat(exists.at("/valid").asBoolean()).isFalse();
    assertThat(exists.all("/errors", "/rule")).containsExactly("PB-CONNECTOR-EXISTS");
  }

  @Test
  default void validationCreatesNoProject() {
    Answer validated = rest().postYaml(VALIDATE, Descriptors.yaml("crm", "1.0.0", "a")).expect(200);

    assertThat(validated.all("/changes/tools_added", "")).containsExactly("a");
    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void unreadableDescriptorIsRefusedAsByAnInstall() {
    rest().post(VALIDATE + "?file_path=none.yaml").expectProblem(404, "FILE_NOT_FOUND");
    rest().post(VALIDATE + "?file_path=../x.yaml").expectProblem(422, "PATH_NOT_ALLOWED");
    rest().postYaml(VALIDATE, "a: [").expectProblem(400, "YAML_ERROR");
    rest().postJson(VALIDATE, "{\"manifest\": [}").expectProblem(400, "JSON_ERROR");
  }
}
