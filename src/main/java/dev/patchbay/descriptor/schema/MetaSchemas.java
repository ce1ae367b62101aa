package dev.patchbay.descriptor.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.path.NodePath;
import dev.patchbay.model.JsonText;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The meta-schemas of the dialects, from the library's own resources; a tool's schema is only ever
 * data to them, so that nothing of it is loaded or fetched. Immutable once made, and thread-safe.
 */
final class MetaSchemas {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Map<Dialect, Schema> schemas = new EnumMap<>(Dialect.class);

  MetaSchemas() {
    SchemaRegistryConfig config = SchemaRegistryConfig.builder().locale(Locale.ROOT).build();
    for (Dialect dialect : Dialect.values()) {
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              dialect.version(), builder -> builder.schemaRegistryConfig(config));
      Schema schema = registry.getSchema(SchemaLocation.of(dialect.version().getDialectId()));
      schema.initializeValidators();
      schemas.put(dialect, schema);
    }
  }

  /**
   * A place in a schema that its meta-schema refuses.
   *
   * @param way keys and indexes from the root of the schema
   * @param oneOfSeveral whether the place is refused as one of several forms, of which another may
   *     fit better
   */
  record Refusal(List<String> way, boolean oneOfSeveral) {}

  /** Every place once, in no particular order. */
  List<Refusal> refusals(JsonText schema, Dialect dialect) {
    Schema meta = schemas.get(dialect);
    if (meta == null) {
      throw new IllegalStateException("no meta-schema of " + dialect);
    }
    Map<List<String>, Boolean> places = new LinkedHashMap<>();
    for (Error error : meta.validate(MAPPER.readTree(schema.text()))) {
      List<String> way = way(error.getInstanceLocation());
      places.merge(way, error.getEvaluationPath().contains("anyOf"), (one, other) -> one && other);
    }
    return places.entrySet().stream()
        .map(place -> new Refusal(place.getKey(), place.getValue()))
        .toList();
  }

  private static List<String> way(NodePath path) {
    return IntStream.range(0, path.getNameCount())
        .mapToObj(i -> String.valueOf(path.getElement(i)))
        .toList();
  }
}
