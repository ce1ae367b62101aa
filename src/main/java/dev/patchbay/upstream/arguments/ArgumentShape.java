package dev.patchbay.upstream.arguments;

import com.google.re2j.Pattern;
import dev.patchbay.upstream.json.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema says about one value, as far as it decides how a client's value is read. Immutable.
 *
 * @param types that the value may have
 * @param properties declared members of an object
 * @param patterns of further names of members
 * @param additional other members
 * @param required members that must be there
 * @param items shape of the elements of an array
 * @param fallback default of an absent member
 */
record ArgumentShape(
    Set<JsonType> types,
    Map<String, ArgumentShape> properties,
    List<Pattern> patterns,
    Additional additional,
    Set<String> required,
    Optional<ArgumentShape> items,
    Optional<JsonValue> fallback) {

  /** Members that neither {@code properties} nor {@code patternProperties} names. */
  enum Additional {
    /** {@code additionalProperties} is true or a schema. */
    OPEN,
    /** {@code additionalProperties} is absent. */
    UNSAID,
    /** {@code additionalProperties} is false. */
    CLOSED
  }

  /** Says nothing about a value. */
  static final ArgumentShape ANY =
      new ArgumentShape(
          JsonType.ALL,
          Map.of(),
          List.of(),
          Additional.UNSAID,
          Set.of(),
          Optional.empty(),
          Optional.empty());

  ArgumentShape {
    types = Collections.unmodifiableSet(EnumSet.copyOf(types));
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    patterns = List.copyOf(patterns);
    required = Set.copyOf(required);
  }

  boolean takes(JsonType type) {
    return types.contains(type) || (type == JsonType.INTEGER && types.contains(JsonType.NUMBER));
  }

  /** Does the value have one of the types? */
  boolean takes(JsonValue value) {
    return JsonType.of(value).stream().anyMatch(types::contains);
  }

  /** Is the name declared by the schema? */
  boolean declares(String name) {
    return additional == Additional.OPEN
        || properties.containsKey(name)
        || patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
  }
}
