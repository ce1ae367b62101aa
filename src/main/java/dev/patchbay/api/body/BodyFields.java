package dev.patchbay.api.body;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.install.ConfigEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Fields of a small JSON body, type-checked on access. Collects problems, so that one answer lists
 * all of them. Skips values that are not requested (a manifest) without building them.
 */
public final class BodyFields {
  public static final BodyFields EMPTY = new BodyFields();

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(RequestBody.MOST_BYTES).build())
          // Field names are untrusted: interning them would fill the factory's symbol table.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private final Map<String, Field> fields = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** A member of the body: token and text of a scalar, a config, or a list of strings. */
  private record Field(
      JsonToken token,
      String text,
      Optional<ConfigFields> config,
      Optional<List<String>> elements,
      Place place) {}

  private BodyFields() {}

  /** Parses the body; an empty body has no fields. Fails with JSON_ERROR for invalid JSON. */
  public static BodyFields parse(RequestBody body, Set<String> known) {
    BodyFields fields = new BodyFields();
    if (body.isEmpty()) {
      return fields;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body.text())) {
      fields.readObject(parser, known);
      return fields;
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /** Parses the whole body as a config; fails with all problems at once. */
  public static ConfigEdit parseConfig(RequestBody body) {
    BodyFields fields = new BodyFields();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body.bytes())) {
      ConfigFields config = fields.readConfig(parser);
      fields.failIfWrong();
      return config.edit();
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  private ConfigFields readConfig(JsonParser parser) {
    boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
    ConfigFields config = isObject ? ConfigFields.read(parser, "") : ConfigFields.NONE;
    if (!isObject) {
      parser.skipChildren();
      problems.add(Problem.of(Rule.TYPE, "The body is an object."));
    }
    problems.addAll(config.problems());
    if (parser.nextToken() != null) {
      problems.add(Problem.of(Rule.JSON_SYNTAX, "Nothing may follow the body's object."));
    }
    return config;
  }

  private static MCPRuntimeException notJson(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    Place place =
        at == null
            ? Place.UNKNOWN
            : new Place(Optional.empty(), at.getLineNr(), at.getColumnNr(), "");
    String detail = "The body is not JSON.";
    return new MCPRuntimeException(
        FailureKind.JSON_ERROR,
        detail,
        List.of(new Problem(Rule.JSON_SYNTAX, detail, place, Optional.empty())));
  }

  private void readObject(JsonParser parser, Set<String> known) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      problems.add(Problem.of(Rule.TYPE, "The body is an object."));
    } else {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        readField(parser, known);
      }
    }
    if (parser.nextToken() != null) {
      problems.add(Problem.of(Rule.JSON_SYNTAX, "Nothing may follow the body's object."));
    }
  }

  private void readField(JsonParser parser, Set<String> known) {
    String name = parser.currentName();
    Place place = place(parser, Place.child("", name));
    parser.nextToken();
    Field field = value(parser, place);
    if (!known.contains(name)) {
      problems.add(
          new Problem(
              Rule.FIELD,
              "The field '" + name + "' is not known.",
              place,
              Optional.of("Known are " + String.join(", ", new TreeSet<>(known)) + ".")));
    } else if (fields.put(name, field) != null) {
      problems.add(
          new Problem(
              Rule.DUPLICATE_KEY,
              "The field '" + name + "' occurs twice.",
              place,
              Optional.empty()));
    }
  }

  /** Finds a field; null counts as absent, as it does in answers. */
  private Optional<Field> find(String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(field -> field.token() != JsonToken.VALUE_NULL);
  }

  private Field value(JsonParser parser, Place place) {
    JsonToken token = parser.currentToken();
    if (place.pointer().equals("/config") && token == JsonToken.START_OBJECT) {
      return new Field(
          token, "", Optional.of(ConfigFields.read(parser, "/config")), Optional.empty(), place);
    }
    if (token == JsonToken.START_ARRAY) {
      return new Field(token, "", Optional.empty(), elements(parser), place);
    }
    String text = token.isScalarValue() ? whole(parser.getString(), place) : "";
    parser.skipChildren();
    return new Field(token, text, Optional.empty(), Optional.empty(), place);
  }

  /** Elements of an array; empty unless all are strings. */
  private static Optional<List<String>> elements(JsonParser parser) {
    List<String> elements = new ArrayList<>();
    boolean allTexts = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        elements.add(parser.getString());
      } else {
        allTexts = false;
        parser.skipChildren();
      }
    }
    return allTexts ? Optional.of(elements) : Optional.empty();
  }

  private String whole(String text, Place place) {
    if (JsonString.hasLoneSurrogate(text)) {
      problems.add(
          new Problem(
              Rule.TEXT, "A text holds half of a surrogate pair.", place, Optional.empty()));
    }
    return text;
  }

  static Place place(JsonParser parser, String pointer) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Place(Optional.empty(), at.getLineNr(), at.getColumnNr(), pointer);
  }

  public boolean has(String name) {
    return find(name).isPresent();
  }

  public Optional<String> text(String name) {
    return find(name)
        .filter(field -> isA(field, name + " is a string.", JsonToken.VALUE_STRING))
        .map(Field::text);
  }

  /** The field as a list of strings. */
  public Optional<List<String>> texts(String name) {
    Optional<Field> field = find(name);
    if (field.isPresent() && field.get().elements().isEmpty()) {
      problem(field.get().place(), name + " is a list of strings.");
    }
    return field.flatMap(Field::elements);
  }

  /** Reports a problem of the field's value, at the field's place. */
  public void wrong(String name, String detail) {
    find(name).ifPresent(field -> problem(field.place(), detail));
  }

  public Optional<Boolean> flag(String name) {
    return find(name)
        .filter(
            field ->
                isA(
                    field,
                    name + " is true or false.",
                    JsonToken.VALUE_TRUE,
                    JsonToken.VALUE_FALSE))
        .map(field -> field.token() == JsonToken.VALUE_TRUE);
  }

  /** The field as a change of a connector's config. */
  public Optional<ConfigEdit> config(String name) {
    return find(name)
        .filter(field -> isA(field, name + " is an object.", JsonToken.START_OBJECT))
        .flatMap(Field::config)
        .map(
            config -> {
              problems.addAll(config.problems());
              return config.edit();
            });
  }

  private boolean isA(Field field, String otherwise, JsonToken... tokens) {
    boolean is = List.of(tokens).contains(field.token());
    if (!is) {
      problem(field.place(), otherwise);
    }
    return is;
  }

  private void problem(Place place, String detail) {
    problems.add(new Problem(Rule.TYPE, detail, place, Optional.empty()));
  }

  /** Fails with VALIDATION_ERROR when a problem was found so far. */
  public void failIfWrong() {
    if (!problems.isEmpty()) {
      throw MCPRuntimeException.invalid(problems);
    }
  }
}
