package dev.patchbay.descriptor.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.Specification;
import com.networknt.schema.path.NodePath;
import dev.patchbay.model.JsonText;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meta-schemas of the dialects, from the library's own resources. A tool's schema is only validated
 * as data, so nothing that it refers to is loaded. Immutable and thread-safe.
 */
final class MetaSchemas {
  /** Names are untrusted: interning them would fill the factory's symbol table. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build();

  /**
   * Order of paths; used instead of hash codes, because untrusted names may all have the same hash
   * code.
   */
  static final Comparator<List<String>> BY_STEPS =
      (one, other) -> {
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
          int order = one.get(i).compareTo(other.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(one.size(), other.size());
      };

  private final Map<Dialect, Schema> schemas = new EnumMap<>(Dialect.class);

  MetaSchemas() {
    SchemaRegistryConfig config = SchemaRegistryConfig.builder().locale(Locale.ROOT).build();
    for (Dialect dialect : Dialect.values()) {
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              com.networknt.schema.dialect.Dialect.builder(
                      Specification.getDialect(dialect.version()))
                  .keyword(new DistinctNames())
                  .build(),
              builder -> builder.schemaRegistryConfig(config));
      Schema schema = registry.getSchema(SchemaLocation.of(dialect.version().getDialectId()));
      schema.initializeValidators();
      schemas.put(dialect, schema);
    }
  }

  /**
   * A place in a schema that its meta-schema refuses.
   *
   * @param way keys and indexes from the root of the schema
   * @param oneOfSeveral whether the refusal is from one of several alternative forms
   */
  record Refusal(List<String> way, boolean oneOfSeveral) {}

  /** All refused places, each once, in no particular order. */
  List<Refusal> refusals(JsonText schema, Dialect dialect) {
    Schema meta = schemas.get(dialect);
    if (meta == null) {
      throw new IllegalStateException("no meta-schema of " + dialect);
    }
    Map<List<String>, Boolean> refused = new TreeMap<>(BY_STEPS);
    for (Error error : meta.validate(MAPPER.readTree(schema.text()))) {
      List<String> way = way(error.getInstanceLocation());
      refused.merge(way, error.getEvaluationPath().contains("anyOf"), (one, other) -> one && other);
    }
    return refused.entrySet().stream()
        .map(each -> new Refusal(each.getKey(), each.getValue()))
        .toList();
  }

  private static List<String> way(NodePath path) {
    return IntStream.range(0, path.getNameCount())
        .mapToObj(i -> String.valueOf(path.getElement(i)))
        .toList();
  }
}
