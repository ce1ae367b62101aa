package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Demands on arrays: size, uniqueness, elements. */
record ArrayDemands(Inclusion inclusion) implements Demand {
  private static final List<String> SIZES = List.of("minItems", "maxItems");

  @Override
  public Optional<Gap> unmet(Premise premise, Json.Members schema, String at) {
    if (!premise.mayBe(ValueKind.ARRAY)) {
      return Optional.empty();
    }
    return Gaps.first(SIZES, keyword -> size(premise, schema, keyword, at))
        .or(() -> unique(premise, schema, at))
        .or(() -> elements(new Parts(premise), schema, at));
  }

  private static Optional<Gap> size(
      Premise premise, Json.Members schema, String keyword, String at) {
    return schema
        .find(keyword)
        .filter(
            value ->
                !Limits.figure(value)
                    .map(wanted -> Sizes.isMet(premise, keyword, wanted, BigDecimal.ZERO))
                    .orElse(false))
        .map(value -> Gap.demand(at, keyword + " " + JsonSketch.of(value)));
  }

  private static Optional<Gap> unique(Premise premise, Json.Members schema, String at) {
    boolean met =
        schema.find("uniqueItems").orElse(Json.Constant.FALSE) != Json.Constant.TRUE
            || premise.all("uniqueItems").anyMatch(value -> value == Json.Constant.TRUE)
            || Sizes.isMet(premise, "maxItems", BigDecimal.ONE, BigDecimal.ZERO);
    return met ? Optional.empty() : Optional.of(Gap.demand(at, "uniqueItems"));
  }

  private Optional<Gap> elements(Parts parts, Json.Members schema, String at) {
    List<Json> prefix = Keywords.elements(schema, "prefixItems");
    Optional<Json> rest = schema.find("items");
    int positions =
        rest.isPresent() ? Math.max(prefix.size(), parts.longestPrefix()) : prefix.size();
    for (int i = 0; i < positions && isReached(parts.premise(), i); i++) {
      Json wanted = i < prefix.size() ? prefix.get(i) : rest.orElse(Json.Constant.TRUE);
      Optional<Gap> gap = inclusion.below(parts.element(i), wanted, at + "/items/" + i);
      if (gap.isPresent()) {
        return gap;
      }
    }
    return rest.filter(wanted -> isReached(parts.premise(), positions))
        .flatMap(wanted -> inclusion.below(parts.element(positions), wanted, at + "/items"));
  }

  private static boolean isReached(Premise premise, int index) {
    return !Sizes.isMet(premise, "maxItems", BigDecimal.valueOf(index), BigDecimal.ZERO);
  }
}
