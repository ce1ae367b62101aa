package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.PercentDecoding;
import dev.patchbay.model.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A schema document: resolves references, and checks that its dialect is understood. */
record Document(Json root) {
  private static final String CURRENT = "https://json-schema.org/draft/2020-12/schema";

  /** Keywords that older dialects do not have and their validators ignore. */
  private static final Set<String> NEWER =
      Set.of(
          "prefixItems",
          "dependentRequired",
          "dependentSchemas",
          "minContains",
          "maxContains",
          "unevaluatedProperties",
          "unevaluatedItems",
          "$dynamicRef");

  String dialect() {
    return root instanceof Json.Members members
            && members.find("$schema").orElse(root) instanceof Json.Text text
        ? text.value().replaceFirst("#$", "")
        : CURRENT;
  }

  /**
   * Does the document mean the same in 2020-12? Older dialects ignore the keywords beside a
   * reference and the newer keywords, and allow a list in {@code items}. A property of such a name
   * counts too, which errs on the safe side.
   */
  boolean isUnderstood() {
    return dialect().equals(CURRENT) || isPlain(root);
  }

  private static boolean isPlain(Json json) {
    if (json instanceof Json.Elements elements) {
      return elements.list().stream().allMatch(Document::isPlain);
    }
    if (!(json instanceof Json.Members members)) {
      return true;
    }
    boolean listed = members.find("items").orElse(members) instanceof Json.Elements;
    boolean besideReference =
        members.find("$ref").isPresent()
            && !Keywords.TEXTS.containsAll(
                members.byName().keySet().stream().filter(name -> !name.equals("$ref")).toList());
    return !listed
        && !besideReference
        && members.byName().keySet().stream().noneMatch(NEWER::contains)
        && members.byName().values().stream().allMatch(Document::isPlain);
  }

  /** Resolves a reference {@code #/…}. */
  Optional<Json> resolve(String reference) {
    if (reference.equals("#")) {
      return Optional.of(root);
    }
    if (!reference.startsWith("#/")) {
      return Optional.empty();
    }
    String pointer;
    try {
      pointer = PercentDecoding.decode(reference.substring(2));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<Json> json = Optional.of(root);
    for (String token : List.of(pointer.split("/", -1))) {
      String key = token.replace("~1", "/").replace("~0", "~");
      json = json.flatMap(each -> child(each, key));
    }
    return json;
  }

  private static Optional<Json> child(Json json, String key) {
    if (json instanceof Json.Members members) {
      return members.find(key);
    }
    if (json instanceof Json.Elements elements && key.matches("0|[1-9][0-9]{0,5}")) {
      return elements.list().stream().skip(Integer.parseInt(key)).findFirst();
    }
    return Optional.empty();
  }
}
