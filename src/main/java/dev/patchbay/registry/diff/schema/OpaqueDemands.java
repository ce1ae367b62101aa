package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.List;
import java.util.Optional;

/** Keywords that are only compared by equality, together with the keywords that they depend on. */
record OpaqueDemands(SchemaEquality equality) implements Demand {

  /**
   * @param whole whether the group depends on all other keywords of its schema
   */
  private record Group(List<String> keywords, Optional<ValueKind> kind, boolean whole) {
    static Group of(String... keywords) {
      return new Group(List.of(keywords), Optional.empty(), false);
    }

    Group onlyFor(ValueKind only) {
      return new Group(keywords, Optional.of(only), whole);
    }

    Group withAllBeside() {
      return new Group(keywords, kind, true);
    }

    String name() {
      return keywords.get(0);
    }
  }

  private static final List<Group> GROUPS =
      List.of(
          Group.of("not"),
          Group.of("if", "then", "else"),
          Group.of("contains", "minContains", "maxContains").onlyFor(ValueKind.ARRAY),
          Group.of("propertyNames").onlyFor(ValueKind.OBJECT),
          Group.of("dependentRequired").onlyFor(ValueKind.OBJECT),
          Group.of("dependentSchemas").onlyFor(ValueKind.OBJECT),
          Group.of("dependencies").onlyFor(ValueKind.OBJECT),
          Group.of("contentEncoding", "contentMediaType", "contentSchema")
              .onlyFor(ValueKind.STRING),
          Group.of("contentMediaType", "contentEncoding", "contentSchema")
              .onlyFor(ValueKind.STRING),
          Group.of("unevaluatedProperties").onlyFor(ValueKind.OBJECT).withAllBeside(),
          Group.of("unevaluatedItems").onlyFor(ValueKind.ARRAY).withAllBeside(),
          Group.of("$dynamicRef"),
          Group.of("$recursiveRef"));

  @Override
  public Optional<Gap> unmet(Premise premise, Json.Members schema, String at) {
    return Gaps.first(
        GROUPS,
        group ->
            isMet(group, premise, schema)
                ? Optional.empty()
                : Optional.of(Gap.undecided(at, group.name() + " is new or changed")));
  }

  private boolean isMet(Group group, Premise premise, Json.Members schema) {
    return schema.find(group.name()).isEmpty()
        || group.kind().map(kind -> !premise.mayBe(kind)).orElse(false)
        || premise.parts().stream().anyMatch(part -> has(group, part, schema));
  }

  private boolean has(Group group, Json.Members part, Json.Members schema) {
    return group.whole()
        ? equality.same(part, schema)
        : group.keywords().stream()
            .allMatch(keyword -> equality.sameKeyword(keyword, part, schema));
  }
}
