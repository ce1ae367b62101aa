package dev.patchbay.upstream.json;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.JsonValueCount;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonLiteral;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Parser of untrusted JSON: at most {@link #DEEPEST} levels, which bounds recursion, and at most
 * {@link #MOST_VALUES} values, which bounds the tree. The last of several equal names wins.
 */
public final class JsonValues {
  public static final int DEEPEST = 200;

  public static final int MOST_VALUES = 250_000;

  public static final JsonValue NULL = new JsonLiteral("null");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          // Names are untrusted: interning them would fill the factory's symbol table.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private JsonValues() {}

  public static JsonValue read(JsonText text) {
    return read(text.text());
  }

  /** Parses; fails with JSON_ERROR, or with TOO_LARGE above {@link #MOST_VALUES} values. */
  public static JsonValue read(String text) {
    return read(text, MOST_VALUES);
  }

  /** Parses with a lower cap. */
  public static JsonValue read(String text, int mostValues) {
    if (JsonValueCount.isAbove(mostValues, text)) {
      throw new MCPRuntimeException(
          FailureKind.TOO_LARGE, "A JSON text of more than " + mostValues + " values.");
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw notJson();
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw notJson();
      }
      return value;
    } catch (JacksonException e) {
      throw notJson();
    }
  }

  private static MCPRuntimeException notJson() {
    return new MCPRuntimeException(
        FailureKind.JSON_ERROR, "Not a JSON text of at most " + DEEPEST + " levels.");
  }

  private static JsonValue value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = whole(parser.currentName());
        parser.nextToken();
        members.put(name, value(parser));
      }
      return members.isEmpty() ? JsonObject.EMPTY : new JsonObject(members);
    }
    if (token == JsonToken.START_ARRAY) {
      List<JsonValue> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
      return elements.isEmpty() ? JsonArray.EMPTY : new JsonArray(elements);
    }
    return token == JsonToken.VALUE_STRING
        ? new JsonTextValue(whole(parser.getString()))
        : new JsonLiteral(parser.getString());
  }

  /** Refuses a lone surrogate, which cannot be sent. */
  private static String whole(String text) {
    if (JsonString.hasLoneSurrogate(text)) {
      throw notJson();
    }
    return text;
  }
}
