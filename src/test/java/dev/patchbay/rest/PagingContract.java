package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of paged lists. */
interface PagingContract extends RestContract {

  @Test
  default void pagesOfOneEqualTheWholeList() {
    List.of("c", "a", "b").forEach(name -> install(Descriptors.yaml(name, "1.0.0", "y", "x")));
    rest().post(CONNECTORS + "/a/disable").expect(200);
    rest().put("/v1/projects/other").expect(201);

    assertThat(walk(TOOLS, "/tools")).isEqualTo(elements(TOOLS, "/tools")).hasSize(4);
    assertThat(walk(CONNECTORS, "/connectors"))
        .isEqualTo(elements(CONNECTORS, "/connectors"))
        .hasSize(3);
    assertThat(walk("/v1/projects", "/projects"))
        .isEqualTo(elements("/v1/projects", "/projects"))
        .hasSize(2);
  }

  private List<JsonNode> elements(String path, String array) {
    return rest().get(path).at(array).valueStream().toList();
  }

  private List<JsonNode> walk(String path, String array) {
    List<JsonNode> seen = new ArrayList<>();
    int total = rest().get(path).at("/total").asInt();
    Optional<String> cursor = Optional.empty();
    do {
      String target = path + "?limit=1" + cursor.map(text -> "&cursor=" + text).orElse("");
      Answer page = rest().get(target).expect(200);
      assertThat(page.at(array)).hasSize(1);
      assertThat(page.at("/total").asInt()).isEqualTo(total);
      seen.add(page.at(array).get(0));
      cursor = next(page);
    } while (cursor.isPresent());
    return seen;
  }

  private static Optional<String> next(Answer page) {
    return page.at("/next_cursor").asStringOpt();
  }

  @Test
  default void cursorContinuesWhenItsEntryIsGone() {
    List.of("a", "b", "c").forEach(name -> install(Descriptors.yaml(name, "1.0.0", "x", "y")));
    String tools = next(rest().get(TOOLS + "?limit=2")).orElseThrow();
    String connectors = next(rest().get(CONNECTORS + "?limit=1")).orElseThrow();
    rest().delete(CONNECTORS + "/b").expect(200);
    install(Descriptors.yaml("a", "1.1.0", "x"));
    install(Descriptors.yaml("b", "1.0.0", "x"));

    assertThat(rest().get(TOOLS + "?cursor=" + tools).all("/tools", "/exposed_name"))
        .containsExactly("c__x", "c__y", "b__x");
    assertThat(rest().get(CONNECTORS + "?cursor=" + connectors).all("/connectors", "/name"))
        .containsExactly("c", "b");
  }

  @Test
  default void remainingEntriesAreSeenOnceDuringRemovals() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      install(Descriptors.yaml(name, "1.0.0", "x", "y"));
    }
    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      String target = TOOLS + "?limit=1" + cursor.map(text -> "&cursor=" + text).orElse("");
      Answer page = rest().get(target).expect(200);
      seen.addAll(page.all("/tools", "/exposed_name"));
      cursor = next(page);
      if (seen.size() == 1) {
        rest().delete(CONNECTORS + "/b").expect(200);
      } else if (seen.size() == 3) {
        rest().post(CONNECTORS + "/d/disable").expect(200);
        install(Descriptors.yaml("c", "1.0.0", "y"));
      }
    } while (cursor.isPresent());

    assertThat(seen).doesNotHaveDuplicates().contains("a__x", "a__y", "c__x", "e__x", "e__y");
    assertThat(seen).noneMatch(name -> name.startsWith("b__") || name.startsWith("d__"));
  }

  @Test
  default void projectPagesContinueWhenTheNextOneIsGone() {
    List.of("a", "b", "c").forEach(name -> rest().put("/v1/projects/" + name).expect(201));
    String cursor = next(rest().get("/v1/projects?limit=1")).orElseThrow();
    rest().delete("/v1/projects/b").expect(200);

    Answer rest = rest().get("/v1/projects?limit=1000&cursor=" + cursor).expect(200);

    assertThat(rest.all("/projects", "/project_id")).containsExactly("c");
    assertThat(rest.at("/total").asInt()).isEqualTo(2);
    assertThat(next(rest)).isEmpty();
  }

  @Test
  default void filteredPagesHoldOnlyMatches() {
    List.of("a", "b", "c").forEach(name -> install(Descriptors.yaml(name, "1.0.0", "x", "y")));

    Answer first = rest().get(TOOLS + "?q=__y&limit=2").expect(200);
    Answer second = rest().get(TOOLS + "?q=__y&limit=2&cursor=" + next(first).orElseThrow());

    assertThat(first.all("/tools", "/exposed_name")).containsExactly("a__y", "b__y");
    assertThat(first.at("/total").asInt()).isEqualTo(3);
    assertThat(second.all("/tools", "/exposed_name")).containsExactly("c__y");
    assertThat(next(second)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=abc",
        "limit=0",
        "limit=-1",
        "limit=1001",
        "limit=1.0",
        "limit=",
        "limit=%2B1",
        "limit=01",
        "limit=%D9%A3",
        "limit=99999999999",
        "limit=1&limit=1",
        "cursor=",
        "cursor=abc",
        "cursor=!",
        "cursor=dDEuMA%3D%3D",
        "cursor=dDAx",
        "cursor=dC0xLjA",
        "cursor=cHA-",
        "cursor=dDEuMA&cursor=dDEuMA"
      })
  default void badLimitOrCursorIs400(String query) {
    rest().put(PROJECT).expect(201);

    for (String path : List.of(TOOLS, CONNECTORS, "/v1/projects")) {
      rest().get(path + "?" + query).expectProblem(400, "BAD_REQUEST");
    }
  }

  @Test
  default void cursorOfAnotherListIs400() {
    List.of("a", "b").forEach(name -> install(Descriptors.yaml(name, "1.0.0", "x")));
    rest().put("/v1/projects/other").expect(201);
    String projects = next(rest().get("/v1/projects?limit=1")).orElseThrow();
    String tools = next(rest().get(TOOLS + "?limit=1")).orElseThrow();

    rest().get(TOOLS + "?cursor=" + projects).expectProblem(400, "BAD_REQUEST");
    rest().get("/v1/projects?cursor=" + tools).expectProblem(400, "BAD_REQUEST");
  }

  @Test
  default void badQueryIs400AlsoForAnAbsentProject() {
    rest().get(TOOLS + "?limit=abc").expectProblem(400, "BAD_REQUEST");
  }
}
