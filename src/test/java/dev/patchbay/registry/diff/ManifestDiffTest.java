package dev.patchbay.registry.diff;

import static dev.patchbay.registry.diff.Rating.MAJOR;
import static dev.patchbay.registry.diff.Rating.MINOR;
import static dev.patchbay.registry.diff.Rating.PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.registry.diff.Change.Part;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One edit of a descriptor per row, with its rating. */
class ManifestDiffTest {
  private static final String DESCRIPTOR =
      """
      connector:
        name: crm
        version: 1.4.0
        title: CRM
        labels: {team: sales}
        metadata: {owner: jane}
        base_url: https://crm.example.com
        auth: {type: bearer, token: "${config:token}"}
        defaults: {timeout: PT10S}
        tools:
          - name: get
            description: Read one
            input_schema: {type: object, properties: {id: {type: string}}, additionalProperties: false}
            output_schema: {type: object, properties: {n: {type: integer}}}
            endpoint: GET /contacts
            response: {pointer: /data}
            errors: {404: {message: none}}
            annotations: {readOnlyHint: true}
            requires_client_capabilities: [roots]
            labels: {pii: "yes"}
          - name: put
            input_schema: {type: object}
            endpoint: POST /contacts
            response: {pointer: /item}
      """;

  static Stream<Arguments> edits() {
    return Stream.of(
        arguments("title: CRM", "tool_prefix: x_\n  title: CRM", Part.TOOL_PREFIX, MAJOR),
        arguments("title: CRM", "tool_prefix: crm__\n  title: CRM", Part.TOOL_PREFIX, PATCH),
        arguments("title: CRM", "title: Customers", Part.TEXT, PATCH),
        arguments("{team: sales}", "{team: sales, tier: a}", Part.LABELS, PATCH),
        arguments("{team: sales}", "{team: support}", Part.LABELS, MINOR),
        arguments("jane", "joe", Part.METADATA, PATCH),
        arguments("https://crm.", "https://api.", Part.BASE_URL, MINOR),
        arguments("${config:token}", "${config:key}", Part.AUTH, MINOR),
        arguments("{type: bearer, token: \"${config:token}\"}", "{type: none}", Part.AUTH, MINOR),
        arguments("PT10S", "PT5S", Part.DEFAULTS, MINOR),
        arguments("PT10S", "PT20S", Part.DEFAULTS, PATCH),
        arguments("PT10S", "PT10S, rate_per_minute: 5", Part.DEFAULTS, MINOR),
        arguments("Read one", "Read it", Part.TEXT, PATCH),
        arguments("{id: {type: string}}", "{id: {type: integer}}", Part.INPUT_SCHEMA, MAJOR),
        arguments("{id: {type: string}}", "{id: {type: string}, x: {}}", Part.INPUT_SCHEMA, MINOR),
        arguments(
            "{id: {type: string}}", "{id: {type: string, title: Id}}", Part.INPUT_SCHEMA, PATCH),
        arguments("{type: integer}", "{type: number}", Part.OUTPUT_SCHEMA, MAJOR),
        arguments("{type: integer}", "{type: integer, minimum: 0}", Part.OUTPUT_SCHEMA, MINOR),
        arguments("{type: integer}", "{title: N, type: integer}", Part.OUTPUT_SCHEMA, PATCH),
        arguments(
            "      output_schema: {type: object, properties: {n: {type: integer}}}\n",
            "",
            Part.OUTPUT_SCHEMA,
            MAJOR),
        arguments(
            "endpoint: POST",
            "output_schema: {type: object}\n      endpoint: POST",
            Part.OUTPUT_SCHEMA,
            MINOR),
        arguments("GET /contacts", "GET /people", Part.ENDPOINT, MINOR),
        arguments("GET /contacts", "/contacts", Part.ENDPOINT, PATCH),
        arguments("POST /contacts", "PATCH /contacts", Part.ENDPOINT, MINOR),
        arguments(
            "POST /contacts",
            "POST /contacts\n      request: {query: {a: b}}",
            Part.REQUEST,
            MINOR),
        arguments("/data", "/content", Part.RESPONSE, MINOR),
        arguments("/item", "/items", Part.RESPONSE, MAJOR),
        arguments("message: none", "message: absent", Part.ERRORS, PATCH),
        arguments("readOnlyHint: true", "readOnlyHint: false", Part.ANNOTATIONS, MAJOR),
        arguments(
            "readOnlyHint: true",
            "readOnlyHint: true, openWorldHint: false",
            Part.ANNOTATIONS,
            MINOR),
        arguments(
            "readOnlyHint: true",
            "readOnlyHint: true, destructiveHint: true",
            Part.ANNOTATIONS,
            PATCH),
        arguments("readOnlyHint: true", "readOnlyHint: true, title: T", Part.ANNOTATIONS, PATCH),
        arguments("[roots]", "[roots, sampling]", Part.CLIENT_CAPABILITIES, MAJOR),
        arguments("[roots]", "[]", Part.CLIENT_CAPABILITIES, MINOR),
        arguments("{pii: \"yes\"}", "{}", Part.LABELS, MINOR),
        arguments("endpoint: POST", "auth: {type: none}\n      endpoint: POST", Part.AUTH, MINOR));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void editHasItsRating(String from, String to, Part part, Rating rating) {
    ManifestDiff diff = diff(DESCRIPTOR, edited(from, to));

    assertThat(
            Stream.concat(
                diff.connector().stream(),
                diff.tools().stream().flatMap(tool -> tool.changes().stream())))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.part()).isEqualTo(part);
              assertThat(change.rating()).as(change.reason()).isEqualTo(rating);
              assertThat(change.reason()).endsWith(".");
            });
    assertThat(diff.rating()).contains(rating);
  }

  @Test
  void versionAloneIsNoChange() {
    ManifestDiff diff = diff(DESCRIPTOR, edited("1.4.0", "2.0.0"));

    assertThat(diff).isEqualTo(new ManifestDiff(List.of(), List.of()));
    assertThat(diff.rating()).isEmpty();
  }

  @Test
  void renamedToolIsOneRemovedAndOneAdded() {
    ManifestDiff diff = diff(DESCRIPTOR, edited("name: put", "name: store"));

    assertThat(diff.tools(ToolChange.Kind.ADDED)).containsExactly(new ToolName("store"));
    assertThat(diff.tools(ToolChange.Kind.REMOVED)).containsExactly(new ToolName("put"));
    assertThat(diff.tools()).extracting(ToolChange::rating).containsExactly(MINOR, MAJOR);
    assertThat(diff.rating()).contains(MAJOR);
  }

  @Test
  void reorderedToolsArePatch() {
    ConnectorManifest before = manifest(DESCRIPTOR);
    List<ConnectorTool> turned = List.of(before.tools().get(1), before.tools().get(0));

    ManifestDiff diff = ManifestDiff.between(before, withTools(before, turned));

    assertThat(diff.connector()).extracting(Change::part).containsExactly(Part.TOOL_ORDER);
    assertThat(diff.rating()).contains(PATCH);
  }

  private static ConnectorManifest withTools(ConnectorManifest old, List<ConnectorTool> tools) {
    return new ConnectorManifest(
        old.name(),
        old.version(),
        old.title(),
        old.description(),
        old.labels(),
        old.metadata(),
        old.baseUrl(),
        old.toolPrefix(),
        old.auth(),
        old.defaults(),
        tools);
  }

  @Test
  void newNameIsMajorAndChangesTheDefaultPrefix() {
    assertThat(diff(DESCRIPTOR, edited("name: crm", "name: crn")).connector())
        .extracting(Change::part, Change::rating)
        .containsExactly(tuple(Part.NAME, MAJOR), tuple(Part.TOOL_PREFIX, MAJOR));
  }

  @Test
  void reasonsHoldNoSecret() {
    ManifestDiff diff =
        diff(edited("${config:token}", "old-secret"), edited("${config:token}", "new-secret"));

    assertThat(diff.connector()).extracting(Change::part).containsExactly(Part.AUTH);
    assertThat(diff.toString()).doesNotContain("secret");
  }

  private static String edited(String from, String to) {
    assertThat(DESCRIPTOR).contains(from);
    return DESCRIPTOR.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
  }

  private static ManifestDiff diff(String before, String after) {
    return ManifestDiff.between(manifest(before), manifest(after));
  }

  private static ConnectorManifest manifest(String text) {
    return new YamlDescriptorReader(Set::of)
        .read(DescriptorText.ofBody(text.getBytes(StandardCharsets.UTF_8), Format.YAML))
        .orThrow()
        .manifest();
  }
}
