package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Equality of two schemas through their references, ignoring texts. Used for keywords that cannot
 * be compared by meaning. Lives for one comparison of two documents.
 */
final class SchemaEquality {
  private static final int DEEPEST = 80;
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final Set<String> UNORDERED = Set.of("required", "enum", "type");

  private final Document left;
  private final Document right;
  private final Effort effort;
  private final Map<IdentityPair, Boolean> known = new HashMap<>();
  private int depth;

  SchemaEquality(Document left, Document right, Effort effort) {
    this.left = left;
    this.right = right;
    this.effort = effort;
  }

  /** Are the schemas equal, given that the running comparisons above them are? */
  boolean same(Json one, Json other) {
    IdentityPair pair = new IdentityPair(List.of(one), other);
    Boolean before = known.get(pair);
    if (before != null) {
      return before;
    }
    if (!effort.take(1) || depth >= DEEPEST) {
      return false;
    }
    known.put(pair, true);
    depth++;
    boolean same = compare(one, other);
    depth--;
    if (!same) {
      // Results that relied on this pair are wrong now, and they are not tracked.
      known.values().removeIf(Boolean::booleanValue);
      known.put(pair, false);
    }
    return same;
  }

  private boolean compare(Json one, Json other) {
    if (!(one instanceof Json.Members mine) || !(other instanceof Json.Members theirs)) {
      return one.equals(other) && !holdsReference(one);
    }
    Set<String> keywords = keywords(mine);
    if (!keywords.equals(keywords(theirs))) {
      return false;
    }
    for (String keyword : keywords) {
      if (!sameKeyword(keyword, mine, theirs)) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> keywords(Json.Members schema) {
    Set<String> keywords = new HashSet<>(schema.byName().keySet());
    keywords.removeAll(Keywords.TEXTS);
    return keywords;
  }

  /** Do both have the keyword with the same meaning, or neither? */
  boolean sameKeyword(String keyword, Json.Members one, Json.Members other) {
    Json mine = one.byName().get(keyword);
    Json theirs = other.byName().get(keyword);
    if (mine == null || theirs == null) {
      return mine == theirs;
    }
    if (REFERENCES.contains(keyword)) {
      return sameTarget(mine, theirs);
    }
    if (Keywords.holdsSchema(keyword)) {
      return same(mine, theirs);
    }
    if (Keywords.holdsSchemas(keyword)
        && mine instanceof Json.Elements ours
        && theirs instanceof Json.Elements others) {
      return sameLists(ours.list(), others.list());
    }
    if (Keywords.holdsNamedSchemas(keyword)
        && mine instanceof Json.Members ours
        && theirs instanceof Json.Members others) {
      return sameMaps(ours.byName(), others.byName());
    }
    return effort.take(10) && sameValue(keyword, mine, theirs);
  }

  private static boolean sameValue(String keyword, Json mine, Json theirs) {
    if (UNORDERED.contains(keyword)
        && mine instanceof Json.Elements ours
        && theirs instanceof Json.Elements others) {
      return new HashSet<>(ours.list()).equals(new HashSet<>(others.list()));
    }
    return mine.equals(theirs) && !holdsReference(mine);
  }

  /** Below an unknown keyword, equal references may lead to different places. */
  private static boolean holdsReference(Json json) {
    if (json instanceof Json.Elements elements) {
      return elements.list().stream().anyMatch(SchemaEquality::holdsReference);
    }
    return json instanceof Json.Members members
        && (REFERENCES.stream().anyMatch(members.byName()::containsKey)
            || members.byName().values().stream().anyMatch(SchemaEquality::holdsReference));
  }

  private boolean sameTarget(Json mine, Json theirs) {
    return mine instanceof Json.Text ours
        && theirs instanceof Json.Text others
        && left.resolve(ours.value())
            .flatMap(target -> right.resolve(others.value()).map(other -> same(target, other)))
            .orElse(false);
  }

  private boolean sameLists(List<Json> ours, List<Json> others) {
    if (ours.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      if (!same(ours.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameMaps(Map<String, Json> ours, Map<String, Json> others) {
    if (!ours.keySet().equals(others.keySet())) {
      return false;
    }
    for (Map.Entry<String, Json> each : ours.entrySet()) {
      if (!same(each.getValue(), others.getOrDefault(each.getKey(), Json.Constant.NULL))) {
        return false;
      }
    }
    return true;
  }

  /** The same schemas, each as often, in any order. */
  boolean sameInAnyOrder(List<Json> ours, List<Json> others) {
    List<Json> rest = new ArrayList<>(others);
    for (Json each : ours) {
      int found = indexOf(each, rest);
      if (found < 0) {
        return false;
      }
      rest.remove(found);
    }
    return rest.isEmpty();
  }

  private int indexOf(Json schema, List<Json> list) {
    for (int i = 0; i < list.size(); i++) {
      if (same(schema, list.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
