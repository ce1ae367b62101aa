package dev.patchbay.rest;

/**
 * Common parts of the REST contracts. Each test has its own tenant, with its own projects and its
 * own connectors directory; most use the project {@code p}.
 */
interface RestContract {
  String PROJECT = "/v1/projects/p";
  String CONNECTORS = PROJECT + "/connectors";
  String TOOLS = PROJECT + "/tools";
  String FROM_FILE = CONNECTORS + "/install-from-file";
  String FROM_MANIFEST = CONNECTORS + "/install-from-manifest";
  String VALIDATE = CONNECTORS + "/validate";

  /** Without any header. */
  RestClient client();

  RawClient raw();

  String tenant();

  ConnectorFiles files();

  DocumentedAnswers documented();

  /** The client of the test's own tenant. */
  default RestClient rest() {
    return client().with("X-Tenant-ID", tenant());
  }

  default Answer install(String yaml) {
    Answer answer = rest().postYaml(FROM_MANIFEST, yaml);
    org.assertj.core.api.Assertions.assertThat(answer.status()).as(answer::toString).isIn(200, 201);
    return answer;
  }

  default Answer installFile(String file) {
    return rest().postJson(FROM_FILE, "{\"file_path\": \"" + file + "\"}");
  }

  /** A documented path with names filled in: project p, connector crm, its tool a. */
  static String named(String template) {
    return template
        .replace("{project}", "p")
        .replace("{connector_name}", "crm")
        .replace("{tool_name}", "crm__a")
        .replace("{key_id}", "000000000000")
        .replace("{version}", "1.0.0");
  }

  default long revision() {
    return rest().get(PROJECT).expect(200).at("/revision").asLong();
  }
}
