package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** The numeric limits of a premise: the tightest of each keyword. */
record Limits(Premise premise) {

  Stream<BigDecimal> figures(String keyword) {
    return premise.all(keyword).flatMap(value -> figure(value).stream());
  }

  static Optional<BigDecimal> figure(Json value) {
    return value instanceof Json.Figure figure ? Optional.of(figure.value()) : Optional.empty();
  }

  Optional<BigDecimal> greatest(String keyword) {
    return figures(keyword).max(BigDecimal::compareTo);
  }

  Optional<BigDecimal> least(String keyword) {
    return figures(keyword).min(BigDecimal::compareTo);
  }

  Optional<Bound> bound(boolean lower) {
    Stream<Bound> inclusive =
        figures(lower ? "minimum" : "maximum").map(value -> new Bound(value, false));
    Stream<Bound> exclusive =
        figures(lower ? "exclusiveMinimum" : "exclusiveMaximum")
            .map(value -> new Bound(value, true));
    return Stream.concat(inclusive, exclusive)
        .reduce((one, other) -> Bound.tighter(one, other, lower))
        .map(bound -> premise.mayBe(ValueKind.FRACTION) ? bound : bound.forIntegers(lower));
  }
}
