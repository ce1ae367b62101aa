package dev.patchbay.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchbay.model.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document that we ship. Its schemas are JSON Schema 2020-12, which is why it is
 * written in OpenAPI 3.1: a value is judged by the schema as it stands, without a translation that
 * could itself be wrong.
 */
public final class OpenApiDocument {
  private static final String BASE = "https://patchbay.dev/openapi";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode root = read();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(BASE, root.toString())));
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private static JsonNode read() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode root() {
    return root;
  }

  public JsonNode at(String pointer) {
    return root.at(pointer);
  }

  public List<Operation> operations() {
    return root.path("paths").propertyStream().flatMap(path -> operations(path.getKey())).toList();
  }

  public Stream<Operation> operations(String path) {
    String pointer = Place.child("/paths", path);
    return at(pointer)
        .propertyStream()
        .filter(member -> METHODS.contains(member.getKey()))
        .map(
            member ->
                new Operation(
                    member.getKey().toUpperCase(Locale.ROOT),
                    path,
                    Place.child(pointer, member.getKey()),
                    member.getValue()));
  }

  /** The pointer of what stands there, or of what a reference there leads to. */
  public String follow(String pointer) {
    JsonNode reference = at(pointer).path("$ref");
    return reference.isString() ? reference.asString().substring(1) : pointer;
  }

  /** The pointer of the operation's answer with the status; empty when none is documented. */
  public Optional<String> response(Operation operation, int status) {
    String pointer = operation.pointer() + "/responses/" + status;
    return at(pointer).isMissingNode() ? Optional.empty() : Optional.of(follow(pointer));
  }

  /** Has the operation a body that may be JSON? */
  public boolean takesJson(Operation operation) {
    return at(follow(operation.pointer() + "/requestBody") + "/content").has("application/json");
  }

  /** What is wrong with the value by the schema at the pointer; empty when it is valid. */
  public List<String> violations(String schemaPointer, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schemaPointer, pointer -> registry.getSchema(SchemaLocation.of(BASE + "#" + pointer)))
        .validate(value)
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }
}
