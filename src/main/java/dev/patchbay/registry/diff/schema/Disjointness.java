package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Proves that no value matches two of several schemas: by kind, by listed values, or by a required
 * member that distinguishes them.
 */
record Disjointness(Document document, Effort effort) {
  private static final int DEEPEST = 3;

  boolean areDisjoint(List<Json> schemas) {
    List<Premise> premises =
        schemas.stream().map(each -> Premise.of(document, List.of(each), effort)).toList();
    for (int i = 0; i < premises.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!effort.take(1) || !areDisjoint(premises.get(i), premises.get(j), DEEPEST)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean areDisjoint(Premise one, Premise other, int levels) {
    Set<ValueKind> common = EnumSet.copyOf(one.kinds().isEmpty() ? other.kinds() : one.kinds());
    common.retainAll(one.kinds());
    common.retainAll(other.kinds());
    if (common.isEmpty() || one.isImpossible() || other.isImpossible()) {
      return true;
    }
    if (one.values().isPresent() && other.values().isPresent()) {
      return Collections.disjoint(one.values().get(), other.values().get());
    }
    return levels > 0
        && common.equals(EnumSet.of(ValueKind.OBJECT))
        && areToldApart(one, other, levels);
  }

  private boolean areToldApart(Premise one, Premise other, int levels) {
    Set<String> required = one.requiredNames();
    required.retainAll(other.requiredNames());
    return required.stream()
        .anyMatch(
            name ->
                effort.take(1) && areDisjoint(member(one, name), member(other, name), levels - 1));
  }

  private Premise member(Premise object, String name) {
    return Premise.of(document, new Parts(object).member(name, Set.of()), effort);
  }
}
