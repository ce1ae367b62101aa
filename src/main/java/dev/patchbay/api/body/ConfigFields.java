package dev.patchbay.api.body;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.Secret;
import dev.patchbay.registry.install.ConfigEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Config fields of a request body: a scalar sets a key, null removes it, and the mask that answers
 * show ({@code {"set": true, …}}) keeps it.
 */
final class ConfigFields {
  static final ConfigFields NONE = new ConfigFields();

  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 16 * 1024;

  private final SortedMap<String, Secret> set = new TreeMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Set<String> removed = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private ConfigFields() {}

  /** Reads the object that the parser has just opened, to its end. */
  static ConfigFields read(JsonParser parser, String pointer) {
    ConfigFields fields = new ConfigFields();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      fields.readKey(parser, pointer);
    }
    if (fields.names.size() > ConfigEdit.MOST_KEYS) {
      fields.problems.add(
          Problem.at(pointer, Rule.TYPE, "config has at most " + ConfigEdit.MOST_KEYS + " keys."));
    }
    return fields;
  }

  ConfigEdit edit() {
    return new ConfigEdit(set, kept, removed);
  }

  List<Problem> problems() {
    return problems;
  }

  private void readKey(JsonParser parser, String pointer) {
    String key = parser.currentName();
    Place place = BodyFields.place(parser, Place.child(pointer, key));
    JsonToken token = parser.nextToken();
    if (!names.add(key)) {
      problem(Rule.DUPLICATE_KEY, place, "A key of config occurs twice.");
    }
    if (!isLegal(key)) {
      problem(Rule.TYPE, place, "A key of config is 1 to 128 letters, digits, '.', '_' or '-'.");
    }
    if (token == JsonToken.VALUE_NULL) {
      removed.add(key);
    } else if (token.isScalarValue()) {
      setTo(key, parser.getString(), place);
    } else if (token == JsonToken.START_OBJECT && isMask(parser)) {
      kept.add(key);
    } else {
      parser.skipChildren();
      problem(
          Rule.TYPE,
          place,
          "A value of config is a string, a number, true or false; null removes it, and"
              + " {\"set\": true} keeps it.");
    }
  }

  private void setTo(String key, String text, Place place) {
    if (text.length() > LONGEST_VALUE) {
      problem(Rule.TYPE, place, "A value of config has at most 16,384 characters.");
    }
    if (JsonString.hasLoneSurrogate(text)) {
      problem(Rule.TEXT, place, "A text holds half of a surrogate pair.");
    }
    set.put(key, new Secret(text));
  }

  private static boolean isLegal(String key) {
    return !key.isBlank()
        && key.length() <= LONGEST_KEY
        && key.chars().allMatch(ConfigFields::isOfKeys);
  }

  /** ASCII only, because letters of other alphabets can look the same. */
  private static boolean isOfKeys(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "._-".indexOf(c) >= 0;
  }

  /** Reads the object to its end; true when it is the mask. */
  private static boolean isMask(JsonParser parser) {
    boolean hasSet = false;
    boolean other = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      hasSet |= name.equals("set") && token == JsonToken.VALUE_TRUE;
      other |=
          !(name.equals("set") && token == JsonToken.VALUE_TRUE)
              && !(name.equals("updated_at") && token == JsonToken.VALUE_STRING);
      parser.skipChildren();
    }
    return hasSet && !other;
  }

  private void problem(Rule rule, Place place, String detail) {
    problems.add(new Problem(rule, detail, place, Optional.empty()));
  }
}
