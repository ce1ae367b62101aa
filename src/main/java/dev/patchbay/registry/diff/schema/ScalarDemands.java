package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Demands on scalars: type, listed values, ranges, lengths, patterns and formats. */
final class ScalarDemands implements Demand {
  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "enum",
          "const",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "format");

  private final IdentityHashMap<Json, Set<Json>> listed = new IdentityHashMap<>();

  @Override
  public Optional<Gap> unmet(Premise premise, Json.Members schema, String at) {
    for (Map.Entry<String, Json> entry : schema.byName().entrySet()) {
      if (KEYWORDS.contains(entry.getKey())) {
        Optional<Gap> gap = unmet(premise, entry.getKey(), entry.getValue(), at);
        if (gap.isPresent()) {
          return gap;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Gap> unmet(Premise premise, String keyword, Json value, String at) {
    return switch (keyword) {
      case "type" -> gap(ValueKind.named(value).containsAll(premise.kinds()), keyword, value, at);
      case "const" -> gap(isAmong(premise, Set.of(value)), keyword, value, at);
      case "enum" -> gap(isAmong(premise, list(value)), keyword, value, at);
      case "minimum", "exclusiveMinimum" -> bound(premise, keyword, value, at, true);
      case "maximum", "exclusiveMaximum" -> bound(premise, keyword, value, at, false);
      case "multipleOf" ->
          !premise.mayBeNumber()
              ? Optional.empty()
              : figure(keyword, value, at, (step, none) -> isMultiple(premise, step));
      case "minLength", "maxLength" -> length(premise, keyword, value, at);
      default -> text(premise, keyword, value, at);
    };
  }

  private static Optional<Gap> gap(boolean met, String keyword, Json value, String at) {
    return met
        ? Optional.empty()
        : Optional.of(Gap.demand(at, keyword + " " + JsonSketch.of(value)));
  }

  private Set<Json> list(Json value) {
    return listed.computeIfAbsent(
        value,
        each -> each instanceof Json.Elements list ? new HashSet<>(list.list()) : new HashSet<>());
  }

  private static boolean isAmong(Premise premise, Set<Json> allowed) {
    return premise.values().map(allowed::containsAll).orElse(false);
  }

  private static Optional<Gap> figure(
      String keyword, Json value, String at, BiFunction<BigDecimal, String, Boolean> met) {
    return Limits.figure(value)
        .map(figure -> gap(met.apply(figure, keyword), keyword, value, at))
        .orElseGet(() -> Optional.of(Gap.undecided(at, keyword + " is too large a number")));
  }

  private static Optional<Gap> bound(
      Premise premise, String keyword, Json value, String at, boolean lower) {
    if (!premise.mayBeNumber()) {
      return Optional.empty();
    }
    return figure(
        keyword,
        value,
        at,
        (figure, name) -> {
          Bound bound = new Bound(figure, name.startsWith("exclusive"));
          Bound wanted = premise.mayBe(ValueKind.FRACTION) ? bound : bound.forIntegers(lower);
          return new Limits(premise)
              .bound(lower)
              .map(mine -> mine.isWithin(wanted, lower))
              .orElse(false);
        });
  }

  private static boolean isMultiple(Premise premise, BigDecimal step) {
    if (step.signum() <= 0) {
      return false;
    }
    if (premise.values().isPresent()) {
      return premise.values().get().stream()
          .allMatch(
              value ->
                  !EnumSet.copyOf(ValueKind.of(value)).removeAll(ValueKind.numbers())
                      || Limits.figure(value).map(figure -> divides(step, figure)).orElse(false));
    }
    boolean whole = !premise.mayBe(ValueKind.FRACTION) && divides(step, BigDecimal.ONE);
    return whole || new Limits(premise).figures("multipleOf").anyMatch(mine -> divides(step, mine));
  }

  private static boolean divides(BigDecimal step, BigDecimal value) {
    return value.remainder(step).signum() == 0;
  }

  private static Optional<Gap> length(Premise premise, String keyword, Json value, String at) {
    if (!premise.mayBe(ValueKind.STRING)) {
      return Optional.empty();
    }
    return figure(
        keyword, value, at, (figure, name) -> Sizes.isMet(premise, name, figure, BigDecimal.ZERO));
  }

  private static Optional<Gap> text(Premise premise, String keyword, Json value, String at) {
    boolean met = !premise.mayBe(ValueKind.STRING) || premise.all(keyword).anyMatch(value::equals);
    return gap(met, keyword, value, at);
  }
}
