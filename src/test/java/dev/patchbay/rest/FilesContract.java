package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of connectors from files, and of changes of the files. */
interface FilesContract extends RestContract {

  @Test
  default void fileIsInstalledAndShownByItsPath() {
    files().write("sub/crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));

    Answer installed = installFile("sub/crm.yaml").expect(201);

    assertThat(installed.header("Location").orElseThrow()).endsWith(CONNECTORS + "/crm");
    JsonNode row = rest().get(CONNECTORS + "/crm").json();
    assertThat(row.path("file_path").asString()).isEqualTo("sub/crm.yaml");
    assertThat(row.path("file_mtime").isString()).isTrue();
    assertThat(row.path("source_missing").asBoolean()).isFalse();
    installFile("sub/crm.yaml").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crm.yaml", "connectors/crm.yaml", "./crm.yaml", "connectors/./crm.yaml"})
  default void pathHasOneForm(String path) {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));

    installFile(path).expect(201);

    assertThat(rest().get(CONNECTORS + "/crm").at("/file_path").asString()).isEqualTo("crm.yaml");
  }

  @Test
  default void jsonFileIsReadAsJson() {
    files().write("crm.json", Descriptors.tree(Descriptors.yaml("crm", "1.0.0", "a")).toString());
    files().write("bad.json", "connector: {name: crm}");

    installFile("crm.json").expect(201);
    installFile("bad.json").expectProblem(400, "JSON_ERROR");
  }

  @Test
  default void pathAndEnabledMayBeInTheQueryAndConfigNever() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));

    rest().post(FROM_FILE + "?file_path=crm.yaml&enabled=false&config=x").expect(201);

    JsonNode row = rest().get(CONNECTORS + "/crm").json();
    assertThat(row.path("enabled").asBoolean()).isFalse();
    assertThat(row.path("config").isEmpty()).isTrue();
    rest().postJson(FROM_FILE + "?file_path=crm.yaml", "{\"file_path\": \"crm.yaml\"}").expect(200);
    rest()
        .postJson(FROM_FILE + "?file_path=crm.yaml", "{\"file_path\": \"other.yaml\"}")
        .expectProblem(400, "BAD_REQUEST");
    rest()
        .postJson(FROM_FILE + "?enabled=true", "{\"file_path\": \"crm.yaml\", \"enabled\": false}")
        .expectProblem(400, "BAD_REQUEST");
    rest().post(FROM_FILE + "?file_path=crm.yaml&enabled=yes").expectProblem(400, "BAD_REQUEST");
    rest()
        .post(FROM_FILE + "?file_path=crm.yaml&file_path=crm.yaml")
        .expectProblem(400, "BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.yaml",
        "sub/../../secret.yaml",
        "/etc/hostname",
        "connectors/../../secret.yaml",
        "..",
        ".",
        "sub",
        "a\\\\b.yaml",
        "a\\u0000.yaml",
        "a//b.yaml",
        "link.yaml",
        "linked/secret.yaml",
        " "
      })
  default void pathThatLeadsOutsideOrToNoFileIsRefused(String path) {
    files().makeDirectory("sub");
    Path outside = files().path("..").resolve("outside-" + tenant());
    new ConnectorFiles("outside-" + tenant())
        .write("secret.yaml", Descriptors.yaml("secret", "1.0.0", "a"));
    files().link("link.yaml", outside.resolve("secret.yaml"));
    files().link("linked", outside);

    Answer refused = installFile(path).expectProblem(422, "PATH_NOT_ALLOWED");

    assertThat(refused.text()).doesNotContain(ConnectorFiles.ROOT.toString());
    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void linkInsideTheDirectoryIsFollowed() {
    files().write("data/crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    files().link("crm.yaml", Path.of("data", "crm.yaml"));

    installFile("crm.yaml").expect(201);
  }

  @Test
  default void circularLinkCannotBeRead() {
    files().link("loop.yaml", Path.of("loop.yaml"));

    Answer refused = installFile("loop.yaml").expectProblem(422, "FILE_UNREADABLE");

    assertThat(refused.text()).doesNotContain(ConnectorFiles.ROOT.toString());
  }

  @Test
  default void absentFileIsNotFound() {
    Answer refused = installFile("sub/none.yaml").expectProblem(404, "FILE_NOT_FOUND");

    assertThat(refused.text()).doesNotContain(ConnectorFiles.ROOT.toString());
  }

  @Test
  default void editedFileIsLoadedByACheck() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    files().write("other.yaml", Descriptors.yaml("other", "1.0.0", "a"));
    installFile("crm.yaml").expect(201);
    installFile("other.yaml").expect(201);
    install(Descriptors.yaml("no-file", "1.0.0", "a"));
    files().write("crm.yaml", Descriptors.yaml("crm", "1.1.0", "a", "b"));

    Answer reload = rest().post(PROJECT + "/hot-reload").expect(200);

    assertThat(reload.json().toString())
        .isEqualTo(
            "{\"project_id\":\"p\",\"reloaded_connectors\":[\"crm\"],\"count\":1,\"failed\":[],\"unchanged\":1}");
    assertThat(rest().get(CONNECTORS + "/crm").at("/version").asString()).isEqualTo("1.1.0");
    assertThat(rest().get(TOOLS + "/crm__b").expect(200).at("/connector_version").asString())
        .isEqualTo("1.1.0");
    assertThat(rest().post(PROJECT + "/hot-reload").at("/unchanged").asInt()).isEqualTo(2);
  }

  @Test
  default void brokenFileKeepsItsLastGoodVersionUntilRepaired() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    installFile("crm.yaml").expect(201);
    String before = rest().get(CONNECTORS).etag();
    files().write("crm.yaml", "connector:\n  name: crm\n  version: 1.1.0\n  tools: [");

    Answer broken = rest().post(PROJECT + "/hot-reload").expect(200);
    Answer still = rest().post(PROJECT + "/hot-reload").expect(200);

    assertThat(broken.all("/failed", "/connector")).containsExactly("crm");
    assertThat(broken.all("/failed", "/file")).containsExactly("crm.yaml");
    assertThat(broken.at("/failed/0/errors/0/line").isInt()).isTrue();
    assertThat(broken.at("/failed/0/errors/0/column").isInt()).isTrue();
    assertThat(broken.at("/unchanged").asInt()).isZero();
    assertThat(still.at("/failed")).isEqualTo(broken.at("/failed"));
    JsonNode row = rest().get(CONNECTORS).at("/connectors/0");
    assertThat(row.path("version").asString()).isEqualTo("1.0.0");
    assertThat(row.at("/reload_error/errors")).isEqualTo(broken.at("/failed/0/errors"));
    assertThat(rest().get(CONNECTORS).etag()).isNotEqualTo(before);
    assertThat(rest().get(PROJECT).at("/connectors_in_error").asInt()).isEqualTo(1);

    files().write("crm.yaml", Descriptors.yaml("crm", "1.2.0", "a"));
    rest().post(PROJECT + "/hot-reload").expect(200);

    assertThat(rest().get(CONNECTORS + "/crm").at("/version").asString()).isEqualTo("1.2.0");
    assertThat(rest().get(CONNECTORS + "/crm").at("/reload_error").isNull()).isTrue();
    assertThat(rest().get(PROJECT).at("/connectors_in_error").asInt()).isZero();
  }

  @Test
  default void touchMovesNeitherTheTimeNorTheEtag() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    installFile("crm.yaml").expect(201);
    Answer before = rest().get(CONNECTORS + "/crm");
    files().touch("crm.yaml");

    Answer reload = rest().post(PROJECT + "/hot-reload").expect(200);

    assertThat(reload.at("/unchanged").asInt()).isEqualTo(1);
    Answer after = rest().get(CONNECTORS + "/crm");
    assertThat(after.json()).isEqualTo(before.json());
    assertThat(after.etag()).isEqualTo(before.etag());
  }

  @Test
  default void missingFileIsReportedWhileItsContentServes() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    files().write("crm.yaml", yaml);
    installFile("crm.yaml").expect(201);
    String before = rest().get(CONNECTORS).etag();
    files().delete("crm.yaml");

    rest().post(PROJECT + "/hot-reload").expect(200);

    assertThat(rest().get(CONNECTORS).at("/connectors/0/source_missing").asBoolean()).isTrue();
    assertThat(rest().get(CONNECTORS).etag()).isNotEqualTo(before);
    rest().get(TOOLS + "/crm__a").expect(200);

    files().write("crm.yaml", yaml);
    rest().post(PROJECT + "/hot-reload").expect(200);

    assertThat(rest().get(CONNECTORS).at("/connectors/0/source_missing").asBoolean()).isFalse();
  }

  @Test
  default void connectorFromARequestLosesItsFile() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    installFile("crm.yaml").expect(201);

    install(Descriptors.yaml("crm", "1.1.0", "a"));

    JsonNode row = rest().get(CONNECTORS + "/crm").json();
    assertThat(row.path("file_path").isNull()).isTrue();
    assertThat(row.path("file_mtime").isNull()).isTrue();
    assertThat(rest().post(PROJECT + "/hot-reload").at("/unchanged").asInt()).isZero();
    assertThat(rest().get(CONNECTORS + "/crm").at("/version").asString()).isEqualTo("1.1.0");
  }
}
