package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the shipped descriptors with the reader and with recorded answers of their APIs. */
class SamplesTest {
  private static final Path CONNECTORS = Path.of("connectors");
  private static final Path RECORDED = Path.of("src/test/resources/samples");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** A tool with a recorded answer, and its connector. */
  record Answering(String connector, ConnectorTool tool) {
    Path recorded() {
      return RECORDED.resolve(connector).resolve(tool.name() + ".json");
    }

    @Override
    public String toString() {
      return connector + "/" + tool.name();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySampleParsesWithoutProblemsOrWarnings(Path file) {
    ParsedDescriptor reading = read(file);

    assertThat(reading).isInstanceOf(ParsedDescriptor.Valid.class);
    assertThat(reading.orThrow().warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySampleNamesItsSchemaAndItsDocumentation(Path file) {
    String text = text(file);

    JsonNode metadata = JSON.readTree(manifest(file).metadata().text());

    assertThat(text).startsWith("# yaml-language-server: $schema=");
    assertThat(metadata.path("documentation").asString(""))
        .matches("https://\\S+|README\\.md")
        .satisfies(documentation -> assertThat(text).contains("# Documentation: "));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySampleHasTheNameOfItsFile(Path file) {
    assertThat(file).hasFileName(manifest(file).name() + ".yaml");
  }

  @ParameterizedTest
  @MethodSource("answering")
  void outputSchemaAcceptsTheRecordedAnswer(Answering answering) {
    JsonNode recorded = JSON.readTree(text(answering.recorded()));

    JsonNode result = MappedResponse.of(recorded, answering.tool().response());

    assertThat(problems(answering.tool().outputSchema().orElseThrow(), result)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("answering")
  void outputSchemaRefusesAnotherAnswer(Answering answering) {
    JsonNode other = JSON.readTree("\"an error page\"");

    assertThat(problems(answering.tool().outputSchema().orElseThrow(), other)).isNotEmpty();
  }

  @Test
  void everyRecordedAnswerBelongsToATool() throws IOException {
    try (Stream<Path> recorded = Files.walk(RECORDED)) {
      assertThat(recorded.filter(path -> path.toString().endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(answering().map(Answering::recorded).toList());
    }
  }

  @Test
  void everyAuthTypeHasASample() {
    Set<String> shown =
        manifests()
            .flatMap(manifest -> manifest.tools().stream().map(manifest::effectiveAuth))
            .map(ToolAuth::type)
            .collect(Collectors.toSet());

    assertThat(shown).isEqualTo(ToolAuth.BUILT_IN);
    assertThat(manifests()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void exposedNamesAreUniqueOverAllSamples() {
    assertThat(manifests().flatMap(SamplesTest::exposedNames)).doesNotHaveDuplicates();
  }

  @Test
  void weatherIsAskedByCity() {
    ConnectorManifest weather = manifest(CONNECTORS.resolve("weather-api.yaml"));

    assertThat(weather.tools().get(0).name()).hasToString("get_weather");
  }

  @Test
  void calculatorAddsSubtractsMultipliesAndDividesNumbers() {
    ConnectorManifest calculator = manifest(CONNECTORS.resolve("calculator.yaml"));

    assertThat(exposedNames(calculator))
        .containsExactly(
            "calculator__add",
            "calculator__subtract",
            "calculator__multiply",
            "calculator__divide");
    assertThat(calculator.tools())
        .extracting(ConnectorTool::endpoint)
        .containsExactly(
            Endpoint.parse("math.add"),
            Endpoint.parse("math.subtract"),
            Endpoint.parse("math.multiply"),
            Endpoint.parse("math.divide"));
    assertThat(calculator.tools())
        .allSatisfy(
            tool -> {
              assertThat(problems(tool.inputSchema(), "{\"a\":1.5,\"b\":-2}")).isEmpty();
              assertThat(problems(tool.inputSchema(), "{\"a\":1.5}")).isNotEmpty();
              assertThat(problems(tool.inputSchema(), "{\"b\":1.5}")).isNotEmpty();
              assertThat(problems(tool.inputSchema(), "{\"a\":1,\"b\":\"2\"}")).isNotEmpty();
              assertThat(problems(tool.outputSchema().orElseThrow(), "{\"result\":0.5}")).isEmpty();
              assertThat(problems(tool.outputSchema().orElseThrow(), "{\"result\":\"1\"}"))
                  .isNotEmpty();
            });
  }

  @Test
  void onlyCalculatorAndTaskManagerUseHandlers() {
    assertThat(
            manifests()
                .filter(SamplesTest::runsInTheServer)
                .map(manifest -> manifest.name().value()))
        .containsExactly("calculator", "task-manager");
  }

  private static boolean runsInTheServer(ConnectorManifest manifest) {
    return manifest.tools().stream().anyMatch(tool -> tool.endpoint() instanceof Endpoint.Handler);
  }

  static Stream<Answering> answering() {
    return manifests()
        .flatMap(
            manifest ->
                manifest.tools().stream()
                    .filter(tool -> tool.outputSchema().isPresent())
                    .map(tool -> new Answering(manifest.name().value(), tool)));
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(CONNECTORS)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<ConnectorManifest> manifests() {
    return files().stream().map(SamplesTest::manifest);
  }

  private static ConnectorManifest manifest(Path file) {
    return read(file).orThrow().manifest();
  }

  private static ParsedDescriptor read(Path file) {
    return new YamlDescriptorReader(Set::of)
        .read(
            DescriptorText.ofFile(
                text(file).getBytes(StandardCharsets.UTF_8), file.getFileName().toString()));
  }

  private static Stream<String> exposedNames(ConnectorManifest manifest) {
    return manifest.tools().stream().map(tool -> manifest.exposedName(tool).value());
  }

  private static List<Error> problems(JsonText schema, String instance) {
    return problems(schema, JSON.readTree(instance));
  }

  private static List<Error> problems(JsonText schema, JsonNode instance) {
    return SCHEMAS.getSchema(JSON.readTree(schema.text())).validate(instance);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
