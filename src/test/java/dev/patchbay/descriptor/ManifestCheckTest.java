package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.registry.source.DescriptorText.Format;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A manifest that was built in Java passes what a text passes. */
class ManifestCheckTest {
  @Test
  void schemasAreCheckedAndProblemsHavePointersOnly() {
    ConnectorManifest manifest =
        withSchema("{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"http://x/\"}}}", "h");

    List<Problem> problems = Corpus.READER.check(manifest);

    assertThat(problems)
        .extracting(Problem::rule, Problem::place)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Rule.SCHEMA_REF, Place.at("/connector/tools/0/input_schema/properties/a/$ref")));
  }

  @Test
  void placeholdersMustBeDeclared() {
    ConnectorManifest manifest =
        withSchema("{\"type\":\"object\",\"properties\":{\"id\":true}}", "https://x.example/{ID}");

    assertThat(rules(manifest)).containsExactly(Rule.PLACEHOLDER);
  }

  @Test
  void deepJsonAndRepeatedKeysAreRefused() {
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(rules(withSchema("{\"type\":\"object\",\"default\":" + deep + "}", "h")))
        .containsExactly(Rule.DEPTH);
    assertThat(rules(withSchema("{\"type\":\"object\",\"type\":\"object\"}", "h")))
        .containsExactly(Rule.DUPLICATE_KEY);
  }

  @Test
  void customAuthenticationMustBeRegisteredAndHasOneType() {
    assertThat(rules(withAuth(new ToolAuth.Custom("hmac", new JsonText("{\"key\":\"x\"}")))))
        .isEmpty();
    assertThat(rules(withAuth(new ToolAuth.Custom("other", JsonText.EMPTY_OBJECT))))
        .containsExactly(Rule.AUTH_TYPE);
    assertThat(rules(withAuth(new ToolAuth.Custom("hmac", new JsonText("{\"type\":\"x\"}")))))
        .containsExactly(Rule.DUPLICATE_KEY);
  }

  @Test
  void validManifestSurvivesWritingAndReading() {
    ConnectorManifest manifest =
        withSchema("{ \"type\":\"object\", \"title\":\"\\u0041\\/\\u00e9\" }", "h");

    assertThat(rules(manifest)).isEmpty();
    assertThat(
            Corpus.read(Corpus.READER.write(manifest, Format.YAML), Format.YAML)
                .orThrow()
                .manifest())
        .isEqualTo(manifest);
  }

  private static List<Rule> rules(ConnectorManifest manifest) {
    return Corpus.READER.check(manifest).stream().map(Problem::rule).toList();
  }

  private static ConnectorManifest withSchema(String inputSchema, String endpoint) {
    ConnectorTool tool =
        ConnectorTool.of(new ToolName("t"), new JsonText(inputSchema), Endpoint.parse(endpoint));
    return ConnectorManifest.of(new ConnectorName("x"), new SemVer("1.0.0"), List.of(tool));
  }

  private static ConnectorManifest withAuth(ToolAuth auth) {
    ConnectorManifest plain = withSchema("{\"type\":\"object\"}", "h");
    return new ConnectorManifest(
        plain.name(),
        plain.version(),
        Optional.empty(),
        Optional.empty(),
        plain.labels(),
        plain.metadata(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(auth),
        ToolDefaults.NONE,
        plain.tools());
  }
}
