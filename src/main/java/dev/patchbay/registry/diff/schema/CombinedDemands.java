package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Demands of references and of combined schemas: {@code $ref}, {@code allOf}, {@code anyOf}, {@code
 * oneOf}.
 */
record CombinedDemands(Inclusion inclusion, Document document, SchemaEquality equality)
    implements Demand {

  @Override
  public Optional<Gap> unmet(Premise premise, Json.Members schema, String at) {
    return reference(premise, schema, at)
        .or(
            () ->
                Gaps.first(
                    Keywords.elements(schema, "allOf"),
                    each -> inclusion.inPlace(premise, each, at)))
        .or(() -> anyOf(premise, schema, at))
        .or(() -> oneOf(premise, schema, at));
  }

  private Optional<Gap> reference(Premise premise, Json.Members schema, String at) {
    if (!(schema.byName().get("$ref") instanceof Json.Text reference)) {
      return Optional.empty();
    }
    Optional<Json> target = document.resolve(reference.value());
    return target.isEmpty()
        ? Optional.of(Gap.undecided(at, "a reference leads nowhere"))
        : inclusion.inPlace(premise, target.get(), at);
  }

  private Optional<Gap> anyOf(Premise premise, Json.Members schema, String at) {
    if (!(schema.byName().get("anyOf") instanceof Json.Elements branches)) {
      return Optional.empty();
    }
    return fitsOne(premise, branches.list(), at)
        ? Optional.empty()
        : Optional.of(Gap.demand(at, "one of the alternatives of anyOf"));
  }

  private boolean fitsOne(Premise premise, List<Json> branches, String at) {
    return branches.stream().anyMatch(branch -> inclusion.inPlace(premise, branch, at).isEmpty());
  }

  /** Matching one alternative means matching exactly one when no value can match two. */
  private Optional<Gap> oneOf(Premise premise, Json.Members schema, String at) {
    if (!(schema.byName().get("oneOf") instanceof Json.Elements branches)) {
      return Optional.empty();
    }
    boolean kept =
        premise.parts().stream()
            .map(part -> Keywords.elements(part, "oneOf"))
            .filter(mine -> !mine.isEmpty())
            .anyMatch(mine -> equality.sameInAnyOrder(mine, branches.list()));
    if (kept) {
      return Optional.empty();
    }
    if (!inclusion.disjointness().areDisjoint(branches.list())) {
      return Optional.of(Gap.undecided(at, "the alternatives of oneOf may overlap"));
    }
    return fitsOne(premise, branches.list(), at)
        ? Optional.empty()
        : Optional.of(Gap.demand(at, "one of the alternatives of oneOf"));
  }
}
