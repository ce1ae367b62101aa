package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The schemas that a premise has for the members and elements of its value; all of them hold. */
record Parts(Premise premise) {

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    premise.parts().forEach(part -> names.addAll(Keywords.members(part, "properties").keySet()));
    return names;
  }

  /**
   * Schemas of the member with this name.
   *
   * @param unmatched patterns that the name does not match; for all others it is unknown
   */
  List<Json> member(String name, Set<String> unmatched) {
    List<Json> schemas = new ArrayList<>();
    for (Json.Members part : premise.parts()) {
      Json own = Keywords.members(part, "properties").get(name);
      if (own != null) {
        schemas.add(own);
      } else {
        addOther(part, unmatched, schemas);
      }
    }
    return schemas;
  }

  /** May some schema apply to the member with this name? */
  boolean maySpeakOf(String name) {
    return premise.parts().stream()
        .anyMatch(
            part ->
                Keywords.members(part, "properties").containsKey(name)
                    || part.find("additionalProperties").isPresent()
                    || part.find("patternProperties").isPresent());
  }

  /** Schemas of a member whose name is in no {@code properties} of the premise. */
  List<Json> otherMember(Set<String> unmatched) {
    List<Json> schemas = new ArrayList<>();
    premise.parts().forEach(part -> addOther(part, unmatched, schemas));
    return schemas;
  }

  /** Adds the schema of the remaining members, unless a pattern might match. */
  private static void addOther(Json.Members part, Set<String> unmatched, List<Json> schemas) {
    if (unmatched.containsAll(Keywords.members(part, "patternProperties").keySet())) {
      part.find("additionalProperties").ifPresent(schemas::add);
    }
  }

  /** Schemas of members whose names match a pattern. */
  List<Json> matching(String pattern) {
    return premise.parts().stream()
        .map(part -> Keywords.members(part, "patternProperties"))
        .filter(patterns -> patterns.containsKey(pattern))
        .map(patterns -> patterns.getOrDefault(pattern, Json.Constant.TRUE))
        .toList();
  }

  /** All schemas that one part has for members: each member matches at least one. */
  static List<Json> anyMember(Json.Members part) {
    List<Json> schemas = anyOther(part);
    schemas.addAll(Keywords.members(part, "properties").values());
    return schemas;
  }

  /** The same for members that are not in {@code properties}. */
  static List<Json> anyOther(Json.Members part) {
    List<Json> schemas = new ArrayList<>(Keywords.members(part, "patternProperties").values());
    schemas.add(part.find("additionalProperties").orElse(Json.Constant.TRUE));
    return schemas;
  }

  int longestPrefix() {
    return premise.parts().stream()
        .mapToInt(part -> Keywords.elements(part, "prefixItems").size())
        .max()
        .orElse(0);
  }

  List<Json> element(int index) {
    List<Json> schemas = new ArrayList<>();
    for (Json.Members part : premise.parts()) {
      List<Json> prefix = Keywords.elements(part, "prefixItems");
      if (index < prefix.size()) {
        schemas.add(prefix.get(index));
      } else {
        part.find("items").filter(Parts::isSchema).ifPresent(schemas::add);
      }
    }
    return schemas;
  }

  private static boolean isSchema(Json json) {
    return json instanceof Json.Members || json instanceof Json.Constant;
  }

  /** Does the part forbid names other than those of {@code properties}? */
  static boolean isClosed(Json.Members part) {
    return part.find("additionalProperties").orElse(Json.Constant.TRUE) == Json.Constant.FALSE
        && Keywords.members(part, "patternProperties").isEmpty();
  }
}
