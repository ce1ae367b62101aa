package dev.patchbay.upstream.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.http.OutgoingRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One argument that a descriptor names thousands of times makes no request of gigabytes. */
class RequestSizeLimitsTest {
  private static final String LARGE = "{\"a\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";

  @Test
  void bodyWithARepeatedArgumentIsRefusedUnwritten() {
    String list = "{l: [" + "'{a}', ".repeat(10_000) + "1]}";

    assertRefused("POST /x", "request: {body: " + list + "}", LARGE, "a body of more than 5 MiB");
    assertThat(map("POST /x", "request: {body: " + list + "}", "{\"a\":\"y\"}").body()).isPresent();
  }

  @Test
  void aFormThatRepeatsAnArgumentIsRefused() {
    String form =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "f" + i + ": '{a}'")
            .collect(Collectors.joining(", "));

    assertRefused(
        "POST /x",
        "request: {body_type: form, body: {" + form + "}}",
        LARGE,
        "a body of more than 5 MiB");
  }

  @Test
  void aFormIsMeasuredAsItIsEncoded() {
    String umlauts = "{\"a\":\"" + "\u00e4".repeat(1024 * 1024) + "\"}";

    assertRefused(
        "POST /x",
        "request: {body_type: form, body: {f: '{a}'}}",
        umlauts,
        "a body of more than 5 MiB");
  }

  @Test
  void argumentsOfAWholeMessageAreAccepted() {
    String whole = "{\"a\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}";

    assertThat(map("POST /x", "title: t", whole).body().orElseThrow().text())
        .hasSize(whole.length());
  }

  @Test
  void tooLongAddressIsRefusedEarly() {
    String eight = "{\"a\":\"" + "x".repeat(2_000) + "\"}";

    assertRefused("GET /x" + "{a}".repeat(600), "title: t", eight, "an address of more than");
    assertRefused("GET /" + "{a}/".repeat(400) + "x", "title: t", eight, "an address of more than");
    assertRefused(
        "GET /x?q=1" + "&p={a}".repeat(300), "title: t", eight, "an address of more than");
    assertRefused("GET /x", "title: t", LARGE, "an address of more than");
  }

  @Test
  void headersAreLimitedTogether() {
    String headers =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "X-H" + i + ": '{a}'")
            .collect(Collectors.joining(", "));

    assertRefused(
        "GET /x",
        "request: {headers: {" + headers + "}}",
        "{\"a\":\"" + "x".repeat(8_000) + "\"}",
        "headers of more than 64 KiB");
  }

  private static void assertRefused(
      String endpoint, String more, String arguments, String sentence) {
    assertThatThrownBy(() -> map(endpoint, more, arguments))
        .isInstanceOfSatisfying(
            ToolFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(ToolFailure.Reason.ARGUMENTS);
              assertThat(failure.sentence()).contains(sentence);
            });
  }

  private static OutgoingRequest map(String endpoint, String more, String arguments) {
    ConnectorManifest connector = connector(endpoint, more);
    ConnectorTool tool = connector.tools().get(0);
    return RequestMapper.map(
        connector, tool, (Endpoint.Http) tool.endpoint(), new JsonText(arguments));
  }

  private static ConnectorManifest connector(String endpoint, String more) {
    String yaml =
        """
        connector:
          name: c
          version: 1.0.0
          base_url: https://api.example.com
          tools:
            - name: t
              input_schema: {type: object}
              endpoint: '%s'
              %s
        """
            .formatted(endpoint, more);
    return new YamlDescriptorReader(Set::of)
        .read(
            DescriptorText.ofBody(
                yaml.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML))
        .orThrow()
        .manifest();
  }
}
