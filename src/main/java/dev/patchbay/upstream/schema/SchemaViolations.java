package dev.patchbay.upstream.schema;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContextCustomizer;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.path.PathType;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.WorkBudget;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Validation of values against JSON Schemas, with error sentences. Caches compiled schemas within a
 * bound, fetches nothing, and matches patterns in linear time by RE2. The work on a value is
 * bounded by its size and by the call's deadline. Thread-safe.
 */
public final class SchemaViolations {
  /** Heap per character of a compiled schema's text; measured: up to 43 bytes. */
  private static final int HEAP_PER_CHARACTER = 40;

  /** Bound on the texts of cached schemas, which take an eighth of the heap. */
  private static final long MOST_CHARACTERS =
      Runtime.getRuntime().maxMemory() / 8 / HEAP_PER_CHARACTER;

  private static final int ENTRY_OVERHEAD = 100;
  private static final int MOST_SENTENCES = 20;
  private static final int LONGEST_SENTENCE = 300;
  private static final int LOOKED_AT = 4 * LONGEST_SENTENCE;
  private static final int CHARACTERS_PER_STEP = 64;

  /**
   * Bound on evaluation steps, because references on several paths multiply the work per level of a
   * value. Measured: one megabyte in a plain schema takes half a million steps, and a million steps
   * take 0.1 s.
   */
  static final long MOST_STEPS = 2_000_000;

  /** Names that {@code unevaluated…} may collect, plus one per four characters of the value. */
  private static final int MOST_ANNOTATIONS = 200_000;

  /** Depth of nested evaluations, each of which takes stack. */
  static final int DEEPEST = 1_500;

  /** 1E400 exceeds what APIs accept, and arithmetic on 1E999999999 never ends. */
  private static final java.util.regex.Pattern HUGE =
      java.util.regex.Pattern.compile("[0-9][eE][+-]?0*[1-9][0-9]{3,}");

  private static final java.util.regex.Pattern UNSEEN =
      java.util.regex.Pattern.compile("[\\p{Cntrl}\\p{Cf}\\x{85}\\u2028\\u2029]+");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  // Names are untrusted: interning them would fill the factory's symbol table.
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final BoundedPatterns patterns = new BoundedPatterns();
  private final SchemaRegistry registry = registry(patterns);
  private final LoadingCache<JsonText, Schema> schemas =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((JsonText text, Schema schema) -> text.text().length() + ENTRY_OVERHEAD)
          .build(this::compile);

  private static SchemaRegistry registry(BoundedPatterns patterns) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(patterns)
            .build();
    return SchemaRegistry.builder()
        .defaultDialectId(BoundedDialects.DEFAULT)
        .dialectRegistry(BoundedDialects.registry())
        .schemaRegistryConfig(config)
        .schemaCacheEnabled(false)
        .build();
  }

  private Schema compile(JsonText text) {
    Schema schema = registry.getSchema(NullableKeyword.read(MAPPER.readTree(text.text())));
    schema.initializeValidators();
    return schema;
  }

  /** Validates; empty when the value fits. Fails with TIMEOUT or CANCELLED when the budget ends. */
  public List<String> of(JsonText schema, JsonText value, WorkBudget budget) {
    if (hasHugeNumber(value.text())) {
      return List.of("a number has an exponent of more than three digits");
    }
    try {
      budget.check();
      JsonNode tree = MAPPER.readTree(new CountedReader(value.text(), budget));
      budget.check();
      return validate(schemas.get(schema), tree, value.text().length(), budget);
    } catch (ValidationLimitExceededException | BoundedExecution.TooManyAnnotationsException e) {
      return List.of(
          "it nests too deep for a schema that refers to itself, and takes too long to check");
    } catch (JacksonException e) {
      return List.of("the JSON nests too deep or has a number of too many digits");
    }
  }

  private List<String> validate(Schema schema, JsonNode tree, int length, WorkBudget budget) {
    ExecutionConfig config =
        ExecutionConfig.builder(schema.createExecutionContext().getExecutionConfig())
            .maxEvaluationSteps(MOST_STEPS + length)
            .maxEvaluationDepth(DEEPEST)
            .build();
    BoundedExecution execution =
        new BoundedExecution(config, budget, MOST_ANNOTATIONS + length / 4);
    List<Error> errors =
        patterns.within(
            budget,
            () ->
                schema.validate(
                    execution, tree, OutputFormat.DEFAULT, (ExecutionContextCustomizer) null));
    budget.check();
    return errors.stream()
        .map(error -> sentence(error, budget))
        .distinct()
        .limit(MOST_SENTENCES)
        .toList();
  }

  /** Searches outside of strings only. */
  private static boolean hasHugeNumber(String json) {
    return HUGE.matcher(json).find()
        && HUGE.matcher(json.replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "\"\"")).find();
  }

  private static String sentence(Error error, WorkBudget budget) {
    String place = String.valueOf(error.getInstanceLocation());
    String message = error.getMessage();
    budget.use((place.length() + message.length()) / CHARACTERS_PER_STEP);
    String whole = beginning(place) + (place.isEmpty() ? "" : ": ") + beginning(message);
    // Member names are untrusted, and the sentence may be logged.
    String text = UNSEEN.matcher(whole).replaceAll(" ");
    return text.length() <= LONGEST_SENTENCE ? text : text.substring(0, LONGEST_SENTENCE) + "…";
  }

  /** Cuts the text before the search, because a sentence shows no more. */
  private static String beginning(String text) {
    return text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
  }
}
