package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@code If-Match} and of the revision that every change returns. */
interface ConditionsContract extends RestContract {
  String CRM = CONNECTORS + "/crm";

  private void installCrm() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
  }

  private RestClient matching(String etag) {
    return rest().with("If-Match", etag);
  }

  /** Each of the changes, made to a project that has crm. */
  private List<Change> changes() {
    return List.of(
        client -> client.put(PROJECT),
        client -> client.post(CRM + "/disable"),
        client -> client.post(CRM + "/enable"),
        client ->
            client
                .with("Content-Type", "application/json")
                .send("PUT", CRM + "/config", BodyPublishers.ofString("{\"a\": \"1\"}")),
        client ->
            client
                .with("Content-Type", "application/json")
                .send("PATCH", CRM + "/config", BodyPublishers.ofString("{\"a\": \"2\"}")),
        client -> client.postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.1.0", "a", "b")),
        client -> client.postJson(FROM_FILE, "{\"file_path\": \"wiki.yaml\"}"),
        client -> client.postJson(CRM + "/rollback", "{\"version\": \"1.0.0\"}"),
        client -> client.post(PROJECT + "/hot-reload"),
        client -> client.post(PROJECT + "/install-samples"),
        client -> client.delete(CRM),
        client -> client.delete(PROJECT));
  }

  /** A change over HTTP. */
  @FunctionalInterface
  interface Change {
    Answer by(RestClient client);
  }

  @Test
  default void changeFailsWithAnOldTagAndSucceedsWithTheNew() {
    files().write("wiki.yaml", Descriptors.yaml("wiki", "1.0.0", "a"));
    installCrm();
    String old = rest().get(PROJECT).etag();
    install(Descriptors.yaml("other", "1.0.0", "a"));

    for (Change change : changes()) {
      long before = revision();
      change.by(matching(old)).expectProblem(412, "PRECONDITION_FAILED");
      assertThat(revision()).isEqualTo(before);
      Answer done = change.by(matching(rest().get(PROJECT).etag()));
      assertThat(done.status()).as(done::toString).isIn(200, 201);
    }
  }

  @Test
  default void everyChangeNamesItsRevision() {
    files().write("wiki.yaml", Descriptors.yaml("wiki", "1.0.0", "a"));
    installCrm();

    for (Change change : changes().subList(0, changes().size() - 1)) {
      Answer done = change.by(rest());
      assertThat(done.header("X-Patchbay-Revision")).contains(String.valueOf(revision()));
      assertThat(done.header("X-Patchbay-Revision"))
          .isEqualTo(rest().get(CONNECTORS).header("X-Patchbay-Revision"));
    }
    long last = revision();
    long removal =
        Long.parseLong(rest().delete(PROJECT).header("X-Patchbay-Revision").orElseThrow());
    assertThat(removal).isGreaterThan(last);
  }

  @Test
  default void tagOfAChangeFitsTheNextChange() {
    String etag = rest().put(PROJECT).expect(201).etag();

    String next =
        matching(etag)
            .postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.0.0", "a"))
            .expect(201)
            .etag();

    matching(etag).delete(CRM).expectProblem(412, "PRECONDITION_FAILED");
    matching(next).delete(CRM).expect(200);
  }

  @Test
  default void formatAndUsageDoNotAffectTheTag() {
    installCrm();
    String yaml = rest().with("Accept", "application/yaml").get(CRM).etag();
    String list = rest().get(TOOLS).etag();
    rest().post(TOOLS + "/crm__a/used").expect(200);

    matching(yaml).post(CRM + "/enable").expect(200);
    matching(list).post(CRM + "/disable").expect(200);
  }

  @Test
  default void oneTagOfAListMatchesAndAWeakOneNever() {
    installCrm();
    String etag = rest().get(PROJECT).etag();

    matching("\"x\", " + etag).put(PROJECT).expect(200);
    matching("\"x\" , W/" + etag).put(PROJECT).expectProblem(412, "PRECONDITION_FAILED");
    matching(etag.replaceFirst("\"", "\"other-"))
        .put(PROJECT)
        .expectProblem(412, "PRECONDITION_FAILED");
  }

  @Test
  default void starRequiresTheProject() {
    matching("*").put(PROJECT).expectProblem(412, "PRECONDITION_FAILED");
    matching("*")
        .postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.0.0", "a"))
        .expectProblem(412, "PRECONDITION_FAILED");
    rest().get(PROJECT).expect(404);
    installCrm();

    matching("*").put(PROJECT).expect(200);
  }

  @Test
  default void absentTargetIsNotFoundWhateverTheCondition() {
    matching("\"x-1-1\"").delete(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
    matching("*").delete(CRM).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-1-1", "\"x", "\"x\" \"y\"", "*, \"x\"", "w/\"x\"", ","})
  default void conditionThatIsNoneIsRefused(String condition) {
    installCrm();

    matching(condition).put(PROJECT).expectProblem(400, "BAD_REQUEST");
  }
}
