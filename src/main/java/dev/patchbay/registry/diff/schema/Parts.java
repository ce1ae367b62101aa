package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a premise says of the members and elements of its value: schemas that all hold. */
record Parts(Premise premise) {

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    premise.parts().forEach(part -> names.addAll(Keywords.members(part, "properties").keySet()));
    return names;
  }

  /**
   * Of the member with a name.
   *
   * @param unmatched patterns that the name does not match; of any other it is unknown
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

  /** Does anything hold of the member with the name, as far as can be told? */
  boolean maySpeakOf(String name) {
    return premise.parts().stream()
        .anyMatch(
            part ->
                Keywords.members(part, "properties").containsKey(name)
                    || part.find("additionalProperties").isPresent()
                    || part.find("patternProperties").isPresent());
  }

  /** Of a member whose name no {@code properties} of the premise has. */
  List<Json> otherMember(Set<String> unmatched) {
    List<Json> schemas = new ArrayList<>();
    premise.parts().forEach(part -> addOther(part, unmatched, schemas));
    return schemas;
  }

  /** Where a pattern might match, what is said of the rest does not hold. */
  private static void addOther(Json.Members part, Set<String> unmatched, List<Json> schemas) {
    if (unmatched.containsAll(Keywords.members(part, "patternProperties").keySet())) {
      part.find("additionalProperties").ifPresent(schemas::add);
    }
  }

  /** Of members whose names match a pattern. */
  List<Json> matching(String pattern) {
    return premise.parts().stream()
        .map(part -> Keywords.members(part, "patternProperties"))
        .filter(patterns -> patterns.containsKey(pattern))
        .map(patterns -> patterns.getOrDefault(pattern, Json.Constant.TRUE))
        .toList();
  }

  /** Every schema that one part has for members: each member fits at least one of them. */
  static List<Json> anyMember(Json.Members part) {
    List<Json> schemas = anyOther(part);
    schemas.addAll(Keywords.members(part, "properties").values());
    return schemas;
  }

  /** The same for members that are not among its {@code properties}. */
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

  /** Are other names than those of {@code properties} impossible? */
  static boolean isClosed(Json.Members part) {
    return part.find("additionalProperties").orElse(Json.Constant.TRUE) == Json.Constant.FALSE
        && Keywords.members(part, "patternProperties").isEmpty();
  }
}
