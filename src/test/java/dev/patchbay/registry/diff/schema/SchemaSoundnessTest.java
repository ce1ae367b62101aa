package dev.patchbay.registry.diff.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import dev.patchbay.registry.diff.schema.SchemaVerdict.Kind;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.schema.SchemaViolations;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks "compatible" verdicts with the validator of real calls: random schemas, small changes of
 * them, and random values near the limits of both.
 */
class SchemaSoundnessTest {
  private static final int PAIRS = 1_000;
  private static final int VALUES = 60;

  private final SchemaViolations validator = new SchemaViolations();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void compatibleSchemasBreakNoCaller(long seed) {
    Random random = new Random(seed);
    RandomSchemas schemas = new RandomSchemas(random);
    int compatible = 0;
    for (int i = 0; i < PAIRS; i++) {
      RandomSchemas.Pair pair = schemas.pair();
      Kind input = kind(pair, Direction.INPUT);
      Kind output = kind(pair, Direction.OUTPUT);
      compatible += input == Kind.COMPATIBLE || output == Kind.COMPATIBLE ? 1 : 0;
      if (input != Kind.BROKEN || output != Kind.BROKEN) {
        List<JsonText> values = values(schemas);
        if (input != Kind.BROKEN) {
          assertIncluded(pair.before(), pair.after(), values);
        }
        if (output != Kind.BROKEN) {
          assertIncluded(pair.after(), pair.before(), values);
        }
      }
    }

    assertThat(compatible).as("pairs that differ and say something").isGreaterThan(PAIRS / 20);
  }

  private static Kind kind(RandomSchemas.Pair pair, Direction direction) {
    return SchemaComparison.compare(
            pair.before(),
            pair.after(),
            direction,
            Undeclared.ANY_VALUE,
            new Effort(Effort.MOST_TOGETHER))
        .kind();
  }

  private static List<JsonText> values(RandomSchemas schemas) {
    List<JsonText> values = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      values.add(new JsonText(schemas.value(2)));
    }
    return values;
  }

  private void assertIncluded(JsonText narrow, JsonText wide, List<JsonText> values) {
    for (JsonText value : values) {
      if (validator.of(narrow, value, WorkBudget.unlimited()).isEmpty()) {
        assertThat(validator.of(wide, value, WorkBudget.unlimited()))
            .as("%s fits %s, said to be within %s", value, narrow, wide)
            .isEmpty();
      }
    }
  }
}
