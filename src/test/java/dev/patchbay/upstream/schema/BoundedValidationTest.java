package dev.patchbay.upstream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Colliding;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.WorkBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The work of a validation is counted in steps and ends at the deadline in every part. */
class BoundedValidationTest {
  private static final String TOO_MUCH =
      "it nests too deep for a schema that refers to itself, and takes too long to check";

  private final SchemaViolations violations = new SchemaViolations();

  /** A budget that ends at the check of this number. */
  private static final class EndingBudget {
    private final AtomicInteger checks = new AtomicInteger();
    private final WorkBudget budget;

    EndingBudget(int lastCheck) {
      budget =
          new WorkBudget(
              () -> {
                if (checks.incrementAndGet() >= lastCheck) {
                  throw new ToolFailure(ToolFailure.Reason.TIMEOUT, "expected by a test");
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://json-schema.org/draft/2020-12/schema",
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-07/schema"
      })
  void collidingStringsTakeLogLinearSteps(String dialect) {
    int count = 32_000;
    JsonText schema =
        new JsonText("{\"$schema\":\"" + dialect + "\",\"type\":\"array\",\"uniqueItems\":true}");
    WorkBudget budget = WorkBudget.unlimited();

    assertThat(violations.of(schema, new JsonText(Colliding.list(count)), budget)).isEmpty();

    // 4 n to read them, 2 n for the items, n log2 n for their order: none of it hashes.
    assertThat(budget.steps()).isBetween(2L * count, 24L * count);
  }

  @Test
  void collidingStringsCostNoMoreThanOthers() {
    JsonText schema = new JsonText("{\"uniqueItems\":true}");
    String others =
        IntStream.range(0, 8_000)
            .mapToObj(i -> "\"" + Integer.toHexString(i * 0x9E3779B1) + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    WorkBudget colliding = WorkBudget.unlimited();
    WorkBudget plain = WorkBudget.unlimited();

    violations.of(schema, new JsonText(Colliding.list(8_000)), colliding);
    violations.of(schema, new JsonText(others), plain);

    assertThat(colliding.steps()).isLessThan(2 * plain.steps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[1,1.0]; true",
        "[1,1e0,2]; true",
        "[10,1E1]; true",
        "[0,-0]; true",
        "[0,0.00]; true",
        "['1',1]; false",
        "[true,'true',1,0,false,null,'null']; false",
        "[{'a':1,'b':[2]},{'b':[2.0],'a':1.0}]; true",
        "[{'a':1},{'a':1,'b':2}]; false",
        "[[1,2],[2,1]]; false",
        "[['a','b'],['ab']]; false",
        "[[[]],[[],[]],[]]; false",
        "[{'a':{}},{'a':[]}]; false",
        "[{},{}]; true",
        "['x','y','x']; true",
        "[]; false",
        "['x']; false"
      })
  void equalItemsFollowJsonSchema(String items, boolean twins) {
    JsonText schema = new JsonText("{\"uniqueItems\":true}");

    assertThat(wrong(schema, items)).hasSize(twins ? 1 : 0);
    assertThat(wrong(new JsonText("{\"uniqueItems\":false}"), items)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'a'; true",
        "'b'; false",
        "1; true",
        "1.0; true",
        "2; false",
        "'1'; false",
        "null; true",
        "true; false",
        "[1.0,{'y':null,'x':'z'}]; true",
        "[1]; false",
        "{}; false",
        "{'x':'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}; false"
      })
  void enumComparesValuesNotSpellings(String value, boolean in) {
    JsonText schema = new JsonText("{\"enum\":[\"a\",1,null,[1,{\"x\":\"z\",\"y\":null}]]}");

    assertThat(wrong(schema, value)).hasSize(in ? 0 : 1);
  }

  @Test
  void anEnumNamesItsValuesInTheSentence() {
    assertThat(wrong(new JsonText("{\"enum\":[\"a\",1,null]}"), "'b'"))
        .singleElement()
        .asString()
        .contains("[\"a\", 1, null]");
  }

  @Test
  void enumOfCollidingValuesIsSearchedInLogTime() {
    JsonText schema =
        new JsonText("{\"items\":{\"enum\":" + Colliding.list(2_048) + "},\"type\":\"array\"}");
    WorkBudget budget = WorkBudget.unlimited();

    assertThat(violations.of(schema, new JsonText(Colliding.list(2_048)), budget)).isEmpty();

    // Keyword by keyword, and nothing on top that grows with the enum.
    assertThat(budget.steps()).isLessThan(200L * 2_048);
  }

  /** Each of these once went on for seconds to minutes after its deadline. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uniqueItems\":true}",
        "{\"items\":{\"type\":\"string\"}}",
        "{\"contains\":{\"const\":1},\"uniqueItems\":true}",
        "{\"items\":{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]}}",
        "{\"items\":{\"pattern\":\"(AaBB)+x$\"}}",
        "{\"items\":{\"required\":[\"a\",\"b\"],\"type\":\"object\"}}",
        "{\"prefixItems\":[{\"type\":\"string\"}],\"unevaluatedItems\":{\"type\":\"integer\"}}",
        "{\"allOf\":[{\"items\":{\"enum\":[\"x\"]}},{\"items\":{\"type\":\"null\"}}]}"
      })
  void deadlineEndsEveryPartOfTheValidation(String schema) {
    EndingBudget ending = new EndingBudget(5);
    JsonText value = new JsonText(Colliding.list(32_000));

    assertThatThrownBy(() -> violations.of(new JsonText(schema), value, ending.budget))
        .isInstanceOfSatisfying(
            ToolFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ToolFailure.Reason.TIMEOUT));

    // Two checks come before the validation, and none after the failed one.
    assertThat(ending.checks).hasValue(5);
    assertThat(ending.budget.steps()).isLessThan(20_000);
  }

  /** One keyword and one name: the library has no step between the patterns. */
  @Test
  void patternsOnOneLongNameEndAtTheDeadline() {
    String patterns =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "\"(x+x+)+y" + i + "\":true")
            .collect(Collectors.joining(","));
    JsonText schema =
        new JsonText("{\"patternProperties\":{" + patterns + "},\"additionalProperties\":false}");
    EndingBudget ending = new EndingBudget(6);

    assertThatThrownBy(
            () ->
                violations.of(
                    schema, new JsonText("{\"" + "x".repeat(40_000) + "\":1}"), ending.budget))
        .isInstanceOf(ToolFailure.class);

    assertThat(ending.checks).hasValue(6);
    assertThat(ending.budget.steps()).isLessThan(100_000);
  }

  @Test
  void numberOfErrorsIsBounded() {
    String names =
        IntStream.range(0, 4_000).mapToObj(i -> "\"n" + i + "\"").collect(Collectors.joining(","));
    JsonText schema =
        new JsonText(
            "{\"items\":{\"anyOf\":[{\"required\":[" + names + "]},{\"type\":\"null\"}]}}");
    String many = "{},".repeat(2_000) + "{}";

    assertThat(wrong(schema, "[" + many + "]")).hasSize(20);
  }

  /** 2,000 keywords that each remember 5,000 names are 10 million entries. */
  @Test
  void numberOfAnnotationsIsBounded() {
    String all = "{\"additionalProperties\":true},".repeat(2_000);
    JsonText schema = new JsonText("{\"allOf\":[" + all + "{}],\"unevaluatedProperties\":false}");
    String members =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"n" + i + "\":1")
            .collect(Collectors.joining(","));

    assertThat(wrong(schema, "{" + members + "}")).containsExactly(TOO_MUCH);
    assertThat(wrong(schema, "{\"n\":1}")).isEmpty();
  }

  @Test
  void collidingMemberNamesAreReadNormally() {
    JsonText schema = new JsonText("{\"type\":\"object\",\"properties\":{\"l\":{}}}");
    assertThat(wrong(schema, Colliding.members(4_000))).isEmpty();
  }

  @Test
  void endedCallIsNotParsed() {
    WorkBudget over = WorkBudget.of(Deadline.after(Duration.ZERO), new Cancellation());

    assertThatThrownBy(() -> violations.of(new JsonText("{}"), new JsonText("[1]"), over))
        .isInstanceOf(ToolFailure.class);
    assertThat(over.steps()).isZero();
  }

  private List<String> wrong(JsonText schema, String value) {
    return violations.of(schema, new JsonText(value.replace('\'', '"')), WorkBudget.unlimited());
  }
}
