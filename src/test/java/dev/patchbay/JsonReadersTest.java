package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lists every class that reads JSON or YAML, with the limit of the values that it builds: a tree
 * takes up to a hundred times the heap of its text. A new reader must count values, or say here why
 * it need not.
 */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class JsonReadersTest {
  /** Readers of untrusted input. */
  private static final Map<String, String> CAPPED =
      Map.of(
          "dev.patchbay.upstream.json.JsonValues", "JsonValues.MOST_VALUES",
          "dev.patchbay.mcp.message.MessageReader", "MessageReader.MOST_VALUES",
          "dev.patchbay.descriptor.tree.JsonTree", "DescriptorReader.MOST_NODES in TreeBuilder",
          "dev.patchbay.descriptor.tree.YamlTree", "DescriptorReader.MOST_NODES in TreeBuilder",
          "dev.patchbay.model.json.Json", "Json.MOST_VALUES",
          "dev.patchbay.api.body.BodyFields", "RequestBodyReader; builds known fields only",
          "dev.patchbay.api.tool.InvokeRequest", "RequestBodyReader; builds nothing",
          "dev.patchbay.security.token.JwtVerifier", "a header's 8 KiB, JwksRetriever's 256 KiB");

  /** Readers of accepted input, or of our own. */
  private static final Map<String, String> OURS =
      Map.of(
          "dev.patchbay.upstream.schema.SchemaViolations", "schemas; arguments and results as read",
          "dev.patchbay.descriptor.schema.MetaSchemas", "schemas of a descriptor that was read",
          "dev.patchbay.mcp.protocol.ParamHeaders", "the schema of an installed tool",
          "dev.patchbay.mcp.tools.ToolJson", "the schema of an installed tool",
          "dev.patchbay.store.key.KeyJson", "a row or line that this class wrote",
          "dev.patchbay.store.jdbc.EventJson", "a row that this class wrote",
          "dev.patchbay.store.jdbc.ConnectorCodec", "a row that this class wrote",
          "dev.patchbay.store.jdbc.NoticesJson", "a row that this class wrote",
          "dev.patchbay.api.OpenApiFilter", "the document in the WAR");

  private static final Set<String> READING_METHODS =
      Set.of("readTree", "readValue", "createParser", "parseString", "parse");

  private static final Set<String> READING_LIBRARIES =
      Set.of("tools.jackson.", "org.snakeyaml.", "com.nimbusds.", "com.networknt.");

  @ArchTest
  static void everyReaderOfJsonCountsValues(JavaClasses classes) {
    Set<String> readers =
        classes.stream()
            .filter(JsonReadersTest::reads)
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    Map<String, String> known = new TreeMap<>(CAPPED);
    known.putAll(OURS);
    assertThat(readers).containsExactlyInAnyOrderElementsOf(known.keySet());
  }

  private static boolean reads(JavaClass type) {
    return type.getCodeUnitCallsFromSelf().stream().anyMatch(call -> isReading(call.getTarget()))
        || type.getConstructorCallsFromSelf().stream()
            .anyMatch(call -> isOwnReading(type, call.getTargetOwner()));
  }

  private static boolean isReading(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    return READING_METHODS.contains(target.getName())
        && READING_LIBRARIES.stream().anyMatch(owner::startsWith);
  }

  private static boolean isOwnReading(JavaClass type, JavaClass target) {
    return target.getName().equals("dev.patchbay.model.json.JsonTextReader")
        && !type.equals(target);
  }
}
