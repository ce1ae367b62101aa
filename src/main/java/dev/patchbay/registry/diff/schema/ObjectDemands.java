package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Demands on objects: required and allowed members, size, and the schema of each member. */
record ObjectDemands(Inclusion inclusion, Undeclared undeclared) implements Demand {

  @Override
  public Optional<Gap> unmet(Premise premise, Json.Members schema, String at) {
    if (!premise.mayBe(ValueKind.OBJECT)) {
      return Optional.empty();
    }
    return required(premise, schema, at)
        .or(() -> size(premise, schema, at))
        .or(() -> properties(new Parts(premise), schema, at))
        .or(() -> patterns(new Parts(premise), schema, at))
        .or(() -> others(new Parts(premise), schema, at));
  }

  private static Optional<Gap> required(Premise premise, Json.Members schema, String at) {
    Set<String> given = premise.requiredNames();
    return Gaps.first(
        Keywords.elements(schema, "required"),
        name ->
            name instanceof Json.Text text && given.contains(text.value())
                ? Optional.empty()
                : Optional.of(Gap.demand(at, "the member " + JsonSketch.of(name))));
  }

  private static Optional<Gap> size(Premise premise, Json.Members schema, String at) {
    return Gaps.first(
        List.of("minProperties", "maxProperties"),
        keyword ->
            schema
                .find(keyword)
                .filter(
                    value ->
                        !Limits.figure(value)
                            .map(wanted -> has(premise, keyword, wanted))
                            .orElse(false))
                .map(value -> Gap.demand(at, keyword + " " + JsonSketch.of(value))));
  }

  private static boolean has(Premise premise, String keyword, BigDecimal wanted) {
    boolean few =
        keyword.equals("maxProperties")
            && premise.parts().stream()
                .filter(Parts::isClosed)
                .anyMatch(
                    part -> Keywords.members(part, "properties").size() <= wanted.doubleValue());
    return few
        || Sizes.isMet(
            premise, keyword, wanted, BigDecimal.valueOf(premise.requiredNames().size()));
  }

  private Optional<Gap> properties(Parts parts, Json.Members schema, String at) {
    return Gaps.first(
        Keywords.members(schema, "properties").entrySet(),
        property ->
            isAbsent(parts, property.getKey())
                ? Optional.empty()
                : inclusion.below(
                    parts.member(property.getKey(), Set.of()),
                    property.getValue(),
                    at + "/properties/" + property.getKey()));
  }

  private boolean isAbsent(Parts parts, String name) {
    return undeclared == Undeclared.ABSENT && !parts.maySpeakOf(name);
  }

  private Optional<Gap> patterns(Parts parts, Json.Members schema, String at) {
    return Gaps.first(
        Keywords.members(schema, "patternProperties").entrySet(),
        pattern -> pattern(parts, pattern.getKey(), pattern.getValue(), at));
  }

  private Optional<Gap> pattern(Parts parts, String pattern, Json wanted, String at) {
    String place = at + "/patternProperties/" + pattern;
    return inclusion
        .below(parts.matching(pattern), wanted, place)
        .filter(gap -> !allFit(parts, Parts::anyMember, wanted, place));
  }

  /** Do all schemas that some part has for members match by themselves? */
  private boolean allFit(
      Parts parts, Function<Json.Members, List<Json>> members, Json wanted, String at) {
    for (Json.Members part : parts.premise().parts()) {
      if (Gaps.first(members.apply(part), each -> inclusion.below(List.of(each), wanted, at))
          .isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Gap> others(Parts parts, Json.Members schema, String at) {
    Optional<Json> wanted = schema.find("additionalProperties");
    if (wanted.isEmpty() || wanted.get() == Json.Constant.TRUE) {
      return Optional.empty();
    }
    Set<String> unmatched = Keywords.members(schema, "patternProperties").keySet();
    Map<String, Json> named = Keywords.members(schema, "properties");
    List<String> names = new ArrayList<>(parts.names());
    names.removeAll(named.keySet());
    return Gaps.first(
            names,
            name ->
                inclusion.below(
                    parts.member(name, unmatched), wanted.get(), at + "/properties/" + name))
        .or(() -> rest(parts, unmatched, wanted.get(), at + "/additionalProperties"));
  }

  private Optional<Gap> rest(Parts parts, Set<String> unmatched, Json wanted, String at) {
    return inclusion
        .below(parts.otherMember(unmatched), wanted, at)
        .filter(gap -> !allFit(parts, Parts::anyOther, wanted, at));
  }
}
