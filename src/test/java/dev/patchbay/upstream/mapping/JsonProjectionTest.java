package dev.patchbay.upstream.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.json.JsonValues;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProjectionTest {
  private static final String ANSWER =
      "{\"items\":[{\"id\":1,\"name\":\"a\",\"x\":0},{\"id\":2,\"name\":\"b\",\"x\":0}],"
          + "\"total\":2,\"by\":{\"p\":{\"id\":7,\"y\":0},\"q\":{\"y\":0}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "/items/*/id              | {\"items\":[{\"id\":1},{\"id\":2}]}",
        "/items/*/id /total       | {\"items\":[{\"id\":1},{\"id\":2}],\"total\":2}",
        "/items/*/id /items/0/x   | {\"items\":[{\"id\":1,\"x\":0},{\"id\":2}]}",
        "/by/*/id                 | {\"by\":{\"p\":{\"id\":7}}}",
        "/by/*/id /by/q           | {\"by\":{\"p\":{\"id\":7},\"q\":{\"y\":0}}}",
        "/*/*/id                  | {\"items\":[{\"id\":1},{\"id\":2}],\"by\":{\"p\":{\"id\":7}}}",
        "/items/1                 | {\"items\":[{\"id\":2,\"name\":\"b\",\"x\":0}]}",
      })
  void aStarIsAnyMemberOrElement(String include, String kept) {
    assertThat(include(ANSWER, include)).isEqualTo(kept.strip());
  }

  @Test
  void aStarExcludesToo() {
    ResponseMapping mapping =
        new ResponseMapping(Optional.of("/items"), List.of(), List.of("/*/name", "/0/x", "/5"));

    assertThat(project(ANSWER, mapping).value().toJsonText().text())
        .isEqualTo("[{\"id\":1},{\"id\":2,\"x\":0}]");
  }

  @Test
  void anEmptyListIsKept() {
    assertThat(include("{\"items\":[],\"x\":1}", "/items/*/id")).isEqualTo("{\"items\":[]}");
  }

  @Test
  void allIsShownWhenNothingIsIncluded() {
    JsonProjection.Projected projected =
        project("{\"a\":1}", new ResponseMapping(Optional.empty(), List.of("/b/*/c"), List.of()));

    assertThat(projected.isMissed()).isTrue();
    assertThat(projected.value().toJsonText().text()).isEqualTo("{\"a\":1}");
  }

  private static String include(String answer, String pointers) {
    List<String> include = Arrays.asList(pointers.strip().split(" +"));
    JsonProjection.Projected projected =
        project(answer, new ResponseMapping(Optional.empty(), include, List.of()));
    assertThat(projected.isMissed()).isFalse();
    return projected.value().toJsonText().text();
  }

  private static JsonProjection.Projected project(String answer, ResponseMapping mapping) {
    return JsonProjection.of(JsonValues.read(answer), mapping, WorkBudget.unlimited())
        .orElseThrow();
  }
}
