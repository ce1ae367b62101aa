package dev.patchbay.upstream.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProjectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'a':1,'b':2,'c':3}; /c /a; {'a':1,'c':3}",
        "{'a':{'x':1,'y':2},'b':2}; /a/y; {'a':{'y':2}}",
        "{'a':{'x':1,'y':2}}; /a/y /a; {'a':{'x':1,'y':2}}",
        "[10,11,12,13]; /3 /1; [11,13]",
        "[10,11]; /01 /-1 /2 /x /-; []",
        "[{'a':1,'b':2},{'a':3}]; /0/a /1/a; [{'a':1},{'a':3}]",
        "{'0':{'1':'x'},'1':2}; /0/1; {'0':{'1':'x'}}",
        "{'a/b':1,'c~d':2,'e':3}; /a~1b /c~0d; {'a/b':1,'c~d':2}",
        "{'':1,'a':{'':2}}; / /a/; {'':1,'a':{'':2}}",
        "{'a':1}; /z; {}",
        "{'a':1}; /a/b; {}"
      })
  void includedValuesKeepOrderAndStructure(String json, String include, String kept) {
    assertThat(select(json, List.of(include.split(" ")), List.of())).contains(read(kept));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'a':1,'b':2,'c':3}; /c /a; {'b':2}",
        "{'a':{'x':1,'y':2},'b':2}; /a/y; {'a':{'x':1},'b':2}",
        "{'a':{'x':1}}; /a/x; {'a':{}}",
        "[10,11,12,13]; /3 /1; [10,12]",
        "[10,11]; /01 /2 /x; [10,11]",
        "[[1,2],[3]]; /0/1 /1/0; [[1],[]]",
        "{'a':1}; /a/b; {'a':1}"
      })
  void excludedValuesAreRemoved(String json, String exclude, String kept) {
    assertThat(select(json, List.of(), List.of(exclude.split(" ")))).contains(read(kept));
  }

  @Test
  void pointerIsAppliedFirst() {
    ResponseMapping mapping =
        new ResponseMapping(Optional.of("/data/1"), List.of("/a", "/b"), List.of("/b"));

    assertThat(
            JsonProjection.of(
                read("{'data':[0,{'a':1,'b':2,'c':3}]}"), mapping, WorkBudget.unlimited()))
        .contains(read("{'a':1}"));
    assertThat(JsonProjection.of(read("{'data':[0]}"), mapping, WorkBudget.unlimited())).isEmpty();
  }

  @Test
  void workGrowsWithTheAnswerNotWithThePointers() {
    int members = 20_000;
    JsonValue answer =
        read(
            IntStream.range(0, members)
                .mapToObj(i -> "'m" + i + "':{'x':" + i + "}")
                .collect(Collectors.joining(",", "{", "}")));
    List<String> pointers =
        IntStream.range(0, 15_000).mapToObj(i -> "/m" + (members - i) + "/x").toList();
    WorkBudget budget = WorkBudget.unlimited();

    JsonProjection.of(answer, new ResponseMapping(Optional.empty(), pointers, pointers), budget);

    assertThat(budget.steps()).isLessThan(8L * members);
  }

  @Test
  void aLongListIsNotWalkedForOneElement() {
    JsonValue answer = read("[" + "0,".repeat(100_000) + "1]");
    WorkBudget budget = WorkBudget.unlimited();

    Optional<JsonValue> kept =
        JsonProjection.of(
            answer, new ResponseMapping(Optional.empty(), List.of("/100000"), List.of()), budget);

    assertThat(kept).contains(read("[1]"));
    assertThat(budget.steps()).isLessThan(10);
  }

  @Test
  void theDeadlineEndsTheWalk() {
    JsonValue answer =
        read(
            IntStream.range(0, 50_000)
                .mapToObj(i -> "'m" + i + "':1")
                .collect(Collectors.joining(",", "{", "}")));
    WorkBudget over =
        new WorkBudget(
            () -> {
              throw new ToolFailure(ToolFailure.Reason.TIMEOUT, "expected by a test");
            });

    assertThatThrownBy(
            () ->
                JsonProjection.of(
                    answer, new ResponseMapping(Optional.empty(), List.of("/m1"), List.of()), over))
        .isInstanceOf(ToolFailure.class);
    assertThat(over.steps()).isLessThan(2_000);
  }

  private static Optional<JsonValue> select(
      String json, List<String> include, List<String> exclude) {
    return JsonProjection.of(
        read(json),
        new ResponseMapping(Optional.empty(), include, exclude),
        WorkBudget.unlimited());
  }

  private static JsonValue read(String json) {
    return JsonValues.read(json.replace('\'', '"'));
  }
}
