package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as the same manifest, in both languages. */
class WriteAndReadTest {
  static Stream<Path> good() {
    return Corpus.good();
  }

  @ParameterizedTest
  @MethodSource("good")
  void writtenAsYamlItReadsAsTheSameManifest(Path file) {
    ConnectorManifest manifest = manifest(file);

    String yaml = Corpus.READER.write(manifest, Format.YAML);

    assertThat(valid(yaml, Format.YAML)).isEqualTo(manifest);
    assertThat(Corpus.READER.write(valid(yaml, Format.YAML), Format.YAML)).isEqualTo(yaml);
  }

  @ParameterizedTest
  @MethodSource("good")
  void writtenAsJsonItReadsAsTheSameManifest(Path file) {
    ConnectorManifest manifest = manifest(file);

    String json = Corpus.READER.write(manifest, Format.JSON);

    assertThat(valid(json, Format.JSON)).isEqualTo(manifest);
    assertThat(valid(json, Format.YAML)).isEqualTo(manifest);
    assertThat(json).doesNotContain("\n").startsWith("{\"connector\":{\"name\":");
  }

  @ParameterizedTest
  @MethodSource("good")
  void memberOfARequestReadsAsTheSameManifest(Path file) {
    ConnectorManifest manifest = manifest(file);
    String body =
        "{\"enabled\":true,\"manifest\":"
            + Corpus.READER.write(manifest, Format.JSON)
            + ",\"config\":{\"a\":\"b\"}}";

    ParsedDescriptor reading =
        Corpus.READER.read(
            DescriptorText.ofMember(body.getBytes(StandardCharsets.UTF_8), "manifest"));

    assertThat(reading.orThrow().manifest()).isEqualTo(manifest);
  }

  @ParameterizedTest
  @MethodSource("good")
  void readManifestPassesTheCheckForJavaManifests(Path file) {
    assertThat(Corpus.READER.check(manifest(file))).isEmpty();
  }

  @Test
  void emojisAreAllowedAnywhere() {
    for (int before = 0; before < 2_200; before++) {
      String yaml =
          """
          connector:
            # %s\uD83D\uDE00
            name: crm
            version: 1.0.0
            tools: [{name: t, input_schema: {type: object}, endpoint: math.add}]
          """
              .formatted("x".repeat(before));

      assertThat(Corpus.read(yaml, Format.YAML)).isInstanceOf(ParsedDescriptor.Valid.class);
    }
  }

  @Test
  void yamlIsReadable() {
    ConnectorManifest manifest =
        valid(
            """
            {"connector":{"name":"crm","version":"1.4.0","description":"Two\\nlines\\n","labels":{"pii":"yes","n":"1"},
             "metadata":{"a":1.10,"b":[],"c":{},"d":null,"e":"a: b"},"tool_prefix":"",
             "auth":{"type":"api_key","in":"header","value":"${config:api_key}"},
             "tools":[{"endpoint":"GET https://x.example/{id}?q=1","input_schema":{"type":"object"},"name":"t",
             "errors":{"404":{"message":"gone"}},"requires_client_capabilities":[]}]}}
            """,
            Format.JSON);

    String yaml = Corpus.READER.write(manifest, Format.YAML);

    assertThat(yaml)
        .isEqualTo(
            """
            connector:
              name: crm
              version: 1.4.0
              description: |
                Two
                lines
              labels:
                pii: "yes"
                "n": "1"
              metadata:
                a: 1.10
                b: []
                c: {}
                d: null
                e: 'a: b'
              tool_prefix: ""
              auth:
                type: api_key
              tools:
                - name: t
                  input_schema:
                    type: object
                  endpoint: GET https://x.example/{id}?q=1
                  errors:
                    "404":
                      message: gone
            """);
  }

  @Test
  void anyTextSurvivesBothLanguages() {
    Random random = new Random(20_26);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      texts.add(text(random));
    }
    String members =
        texts.stream()
            .map(dev.patchbay.model.JsonString::quote)
            .reduce("", (all, text) -> all + (all.isEmpty() ? "" : ",") + text);
    ConnectorManifest manifest =
        valid(
            "{\"connector\":{\"name\":\"x\",\"version\":\"1.0.0\",\"metadata\":{\"texts\":["
                + members
                + "]},\"tools\":[{\"name\":\"t\",\"input_schema\":{\"type\":\"object\"},\"endpoint\":\"h\"}]}}",
            Format.JSON);

    String yaml = Corpus.READER.write(manifest, Format.YAML);

    assertThat(valid(yaml, Format.YAML)).isEqualTo(manifest);
  }

  /** Pieces that a writer of YAML can get wrong, in any order. */
  private static String text(Random random) {
    String[] pieces = {
      "a",
      " ",
      "  ",
      "\n",
      "\n\n",
      "\r",
      "\r\n",
      "\t",
      ": ",
      " #",
      "- ",
      "? ",
      "'",
      "\"",
      "\\",
      "{",
      "}",
      "[",
      "]",
      ",",
      "&x",
      "*x",
      "!t",
      "|",
      ">",
      "%",
      "@",
      "`",
      "---",
      "...",
      "<<",
      "=",
      "~",
      "null",
      "true",
      "no",
      "1",
      "1.0",
      "0x1",
      "1_0",
      "12:30",
      "2024-01-01",
      ".inf",
      "\u0007",
      "\u007f",
      "\u0085",
      "\u00a0",
      "\u2028",
      "\ufeff",
      "é",
      "😀",
      "\u200b"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static ConnectorManifest manifest(Path file) {
    return Corpus.READER.read(Corpus.text(file)).orThrow().manifest();
  }

  private static ConnectorManifest valid(String text, Format format) {
    return Corpus.read(text, format).orThrow().manifest();
  }
}
