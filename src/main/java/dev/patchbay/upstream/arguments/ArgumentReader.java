package dev.patchbay.upstream.arguments;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.Placeholder;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.HashSet;
import java.util.Set;

/**
 * Reader of arguments as clients send them. Keeps the shapes of the schemas that were used last.
 * Thread-safe.
 */
public final class ArgumentReader {
  /** Bound on the texts of cached schemas; a shape takes less than three times its text. */
  private static final long MOST_CHARACTERS = Runtime.getRuntime().maxMemory() / 64;

  private static final int ENTRY_OVERHEAD = 200;

  private final boolean strict;
  private final LoadingCache<JsonText, ArgumentShape> shapes =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((JsonText text, ArgumentShape shape) -> text.text().length() + ENTRY_OVERHEAD)
          .build(ShapeReader::read);

  /**
   * @param strict whether values stay as they are, and undeclared names are refused where the
   *     schema says {@code additionalProperties: false}
   */
  public ArgumentReader(boolean strict) {
    this.strict = strict;
  }

  /** Prepares the arguments; fails with ARGUMENTS when they are no object. */
  public PreparedArguments read(
      ConnectorTool tool, JsonText given, WorkBudget budget, CallMemory memory) {
    JsonObject arguments = object(given);
    return new ArgumentPreparation(() -> mapped(tool), strict, budget, memory)
        .prepare(arguments, shapes.get(tool.inputSchema()));
  }

  private static JsonObject object(JsonText given) {
    try {
      if (JsonValues.read(given) instanceof JsonObject object) {
        return object;
      }
    } catch (MCPRuntimeException e) {
      throw new ToolFailure(Reason.ARGUMENTS, "The arguments cannot be read: " + e.detail());
    }
    throw new ToolFailure(Reason.ARGUMENTS, "The arguments are an object.");
  }

  /** Names that the descriptor uses without declaring them. */
  private static Set<String> mapped(ConnectorTool tool) {
    Set<String> names = new HashSet<>();
    if (tool.endpoint() instanceof Endpoint.Http http) {
      names.addAll(http.placeholders());
    }
    tool.request().headers().values().forEach(text -> add(names, new JsonTextValue(text)));
    tool.request().query().values().forEach(value -> add(names, JsonValues.read(value)));
    tool.request().body().ifPresent(value -> add(names, JsonValues.read(value)));
    return names;
  }

  private static void add(Set<String> names, JsonValue template) {
    if (template instanceof JsonTextValue text) {
      Placeholder.whole(text.text()).ifPresent(names::add);
    } else if (template instanceof JsonObject object) {
      object.members().values().forEach(value -> add(names, value));
    } else if (template instanceof JsonArray array) {
      array.elements().forEach(value -> add(names, value));
    }
  }
}
