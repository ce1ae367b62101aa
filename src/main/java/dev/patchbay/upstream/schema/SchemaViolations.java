package dev.patchbay.upstream.schema;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContextCustomizer;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import dev.patchbay.model.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says in sentences where a value does not fit a schema. Compiled schemas are kept, as many as the
 * bound lets; nothing is ever fetched; patterns run in linear time by RE2; the work on one value is
 * bounded. Thread-safe.
 */
public final class SchemaViolations {
  /** A compiled schema takes up to 43 bytes of heap per character of its text (measured). */
  private static final int HEAP_PER_CHARACTER = 40;

  /** Of the texts of the schemas that are kept compiled, which take an eighth of the heap. */
  private static final long MOST_CHARACTERS =
      Runtime.getRuntime().maxMemory() / 8 / HEAP_PER_CHARACTER;

  private static final int ENTRY_OVERHEAD = 100;
  private static final int MOST_SENTENCES = 20;
  private static final int LONGEST_SENTENCE = 300;

  /**
   * Where references lead down several ways at once, each level of a value multiplies the work. A
   * megabyte in a plain schema takes half a million steps, a million steps take a tenth of a
   * second.
   */
  static final long MOST_STEPS = 2_000_000;

  /** Schemas within schemas that judge at one time; each takes some stack. */
  static final int DEEPEST = 1_500;

  /** 1E400 is far beyond what APIs take, and arithmetic on 1E999999999 takes forever. */
  private static final java.util.regex.Pattern HUGE =
      java.util.regex.Pattern.compile("[0-9][eE][+-]?0*[1-9][0-9]{3,}");

  private static final java.util.regex.Pattern UNSEEN =
      java.util.regex.Pattern.compile("[\\p{Cntrl}\\p{Cf}\\x{85}\\u2028\\u2029]+");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final SchemaRegistry registry = registry();
  private final LoadingCache<JsonText, Schema> schemas =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((JsonText text, Schema schema) -> text.text().length() + ENTRY_OVERHEAD)
          .build(this::compile);

  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(SchemaViolations::regularExpression)
            .build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
  }

  private static RegularExpression regularExpression(String pattern) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      return text -> compiled.matcher(text).find();
    } catch (PatternSyntaxException e) {
      // A descriptor with such a pattern is refused when it is read.
      return text -> false;
    }
  }

  private Schema compile(JsonText text) {
    Schema schema = registry.getSchema(MAPPER.readTree(text.text()));
    schema.initializeValidators();
    return schema;
  }

  /** Empty when the value fits. */
  public List<String> of(JsonText schema, JsonText value) {
    if (hasHugeNumber(value.text())) {
      return List.of("a number has an exponent of more than three digits");
    }
    try {
      JsonNode tree = MAPPER.readTree(value.text());
      long mostSteps = MOST_STEPS + value.text().length();
      ExecutionContextCustomizer budget =
          (execution, context) ->
              execution.executionConfig(
                  config -> config.maxEvaluationSteps(mostSteps).maxEvaluationDepth(DEEPEST));
      return schemas.get(schema).validate(tree, budget).stream()
          .flatMap(SchemaViolations::sentence)
          .distinct()
          .limit(MOST_SENTENCES)
          .toList();
    } catch (ValidationLimitExceededException e) {
      return List.of(
          "it nests too deep for a schema that refers to itself, and takes too long to check");
    } catch (JacksonException e) {
      return List.of("the JSON nests too deep or has a number of too many digits");
    }
  }

  /** Looks outside of strings only. */
  private static boolean hasHugeNumber(String json) {
    return HUGE.matcher(json).find()
        && HUGE.matcher(json.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "\"\"")).find();
  }

  private static Stream<String> sentence(Error error) {
    String place = String.valueOf(error.getInstanceLocation());
    String said = (place.isEmpty() ? "" : place + ": ") + error.getMessage();
    // Names of members are an upstream's or an agent's, and the sentence may go to the log.
    String text = UNSEEN.matcher(said).replaceAll(" ");
    return Stream.of(
        text.length() <= LONGEST_SENTENCE ? text : text.substring(0, LONGEST_SENTENCE) + "…");
  }
}
