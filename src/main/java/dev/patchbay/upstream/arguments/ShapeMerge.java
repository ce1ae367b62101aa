package dev.patchbay.upstream.arguments;

import com.google.re2j.Pattern;
import dev.patchbay.upstream.arguments.ArgumentShape.Additional;
import dev.patchbay.upstream.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Combination of a schema's own shape with those of its subschemas in place. */
final class ShapeMerge {
  private final ArgumentShape own;
  private final Set<JsonType> types;
  private final Map<String, ArgumentShape> properties;
  private final List<Pattern> patterns;
  private final Set<String> required;
  private Additional additional;
  private Optional<ArgumentShape> items;
  private Optional<JsonValue> fallback;

  ShapeMerge(ArgumentShape own) {
    this.own = own;
    types = EnumSet.copyOf(own.types());
    properties = new LinkedHashMap<>(own.properties());
    patterns = new ArrayList<>(own.patterns());
    required = new HashSet<>(own.required());
    additional = own.additional();
    items = own.items();
    fallback = own.fallback();
  }

  void all(ArgumentShape other) {
    types.retainAll(other.types());
    required.addAll(other.required());
    fallback = fallback.or(other::fallback);
    declared(other);
  }

  void any(List<ArgumentShape> branches) {
    if (branches.isEmpty()) {
      return;
    }
    Set<JsonType> taken = EnumSet.noneOf(JsonType.class);
    branches.forEach(branch -> taken.addAll(branch.types()));
    types.retainAll(taken);
    branches.forEach(this::declared);
  }

  /** Takes the names over, and nothing that decides about types. */
  void declared(ArgumentShape other) {
    other
        .properties()
        .forEach((name, shape) -> properties.merge(name, shape, (one, two) -> either(one, two)));
    patterns.addAll(other.patterns());
    items = items.or(other::items);
    if (own.additional() == Additional.UNSAID && other.additional() == Additional.OPEN) {
      additional = Additional.OPEN;
    }
  }

  /** Two branches declare the name: a value of either type is left as it is. */
  private static ArgumentShape either(ArgumentShape one, ArgumentShape two) {
    if (one.equals(two)) {
      return one;
    }
    Set<JsonType> types = EnumSet.copyOf(one.types());
    types.addAll(two.types());
    return new ArgumentShape(
        types,
        Map.of(),
        List.of(),
        Additional.UNSAID,
        Set.of(),
        Optional.empty(),
        one.fallback().or(two::fallback));
  }

  ArgumentShape result() {
    return new ArgumentShape(
        types.isEmpty() ? own.types() : types,
        properties,
        patterns,
        additional,
        required,
        items,
        fallback);
  }
}
