package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Place;
import dev.patchbay.openapi.OpenApiDocument;
import dev.patchbay.openapi.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Validates answers against the OpenAPI document: an undocumented status, media type, header or
 * body fails. Records the answers.
 */
public final class DocumentedAnswers {
  private static final String RESPONSES = "/components/responses/";
  private static final Map<Integer, String> OF_NO_OPERATION =
      Map.of(
          400, "BadRequest",
          401, "Unauthenticated",
          404, "NoSuchPath",
          405, "MethodNotAllowed");

  private final OpenApiDocument document = new OpenApiDocument();
  private final Set<String> answered = new ConcurrentSkipListSet<>();

  void check(Answer answer) {
    if (answer.method().equals("OPTIONS") && answer.status() < 300) {
      checkOptions(answer);
      return;
    }
    String response = response(answer);
    assertThat(document.at(response).isMissingNode()).as("not documented: " + answer).isFalse();
    checkHeaders(answer, response);
    checkBody(answer, response);
  }

  private String response(Answer answer) {
    Optional<Operation> operation = operation(answer);
    if (operation.isEmpty()) {
      return RESPONSES + OF_NO_OPERATION.get(answer.status());
    }
    answered.add(operation.get().id() + " " + answer.status());
    return document.response(operation.get(), answer.status()).orElse("/nothing");
  }

  private Optional<Operation> operation(Answer answer) {
    String method = answer.method().equals("HEAD") ? "GET" : answer.method();
    return path(answer)
        .flatMap(
            path ->
                document
                    .operations(path)
                    .filter(operation -> operation.method().equals(method))
                    .findFirst());
  }

  /** The path template of the path; the one with fewer placeholders wins. */
  private Optional<String> path(Answer answer) {
    return document.at("/paths").propertyNames().stream()
        .filter(template -> answer.path().matches(template.replaceAll("\\{[a-z_]+}", "[^/]+")))
        .min(Comparator.comparingLong(template -> template.chars().filter(c -> c == '{').count()));
  }

  private void checkOptions(Answer answer) {
    Set<String> methods =
        path(answer).stream()
            .flatMap(document::operations)
            .map(Operation::method)
            .collect(Collectors.toCollection(TreeSet::new));
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }

    assertThat(answer.status()).as(answer::toString).isEqualTo(204);
    assertThat(answer.body()).as(answer::toString).isEmpty();
    assertThat(answer.header("Content-Type")).as(answer::toString).isEmpty();
    assertThat(answer.allow()).as(answer::toString).isEqualTo(methods);
  }

  private void checkHeaders(Answer answer, String response) {
    for (String name : document.at(response + "/headers").propertyNames()) {
      String header = document.follow(response + "/headers/" + name);
      Optional<String> value = answer.header(name);
      boolean required = document.at(header + "/required").asBoolean(false);
      assertThat(value.isPresent() || !required).as(name + " is missing: " + answer).isTrue();
      value.ifPresent(
          text ->
              assertThat(document.violations(header + "/schema", StringNode.valueOf(text)))
                  .as(name + " of " + answer)
                  .isEmpty());
    }
  }

  private void checkBody(Answer answer, String response) {
    JsonNode content = document.at(response + "/content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).as(answer::toString).isEmpty();
      return;
    }
    List<String> type =
        List.of(answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).split(";"));
    assertThat(content.propertyNames()).as(answer::toString).contains(type.get(0));
    assertThat(type).as(answer::toString).containsExactly(type.get(0), "charset=utf-8");
    if (answer.method().equals("HEAD")) {
      assertThat(answer.body()).as(answer::toString).isEmpty();
      return;
    }
    if (type.get(0).endsWith("ndjson")) {
      String line = Place.child(response + "/content", type.get(0)) + "/schema";
      assertThat(answer.text().lines())
          .allSatisfy(
              text ->
                  assertThat(document.violations(line, JsonMapper.shared().readTree(text)))
                      .as(text)
                      .isEmpty());
      return;
    }
    JsonNode body = body(answer, type.get(0));
    String schema = Place.child(response + "/content", type.get(0)) + "/schema";
    assertThat(document.violations(schema, body)).as(answer::toString).isEmpty();
  }

  private static JsonNode body(Answer answer, String type) {
    if (type.equals("text/event-stream")) {
      return StringNode.valueOf(answer.text());
    }
    return type.endsWith("json") ? answer.json() : new YAMLMapper().readTree(answer.text());
  }

  OpenApiDocument document() {
    return document;
  }

  /** The answered statuses of each operation, as {@code listTools 200}. */
  Set<String> answered() {
    return answered;
  }
}
