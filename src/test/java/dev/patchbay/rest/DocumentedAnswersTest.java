package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentedAnswersTest {
  private static final String TOTALS =
      """
      {"total_projects": 1, "total_connectors": 2, "total_tools": 3, "hot_reload_enabled": true}""";
  private static final String PROBLEM =
      """
      {"type": "urn:patchbay:problem:HTTP_404", "title": "Not Found", "status": 404, "detail": "x",
       "error_type": "HTTP_404", "errors": []}""";
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "etag", List.of("\"a1-1-0\""),
          "vary", List.of("Accept"),
          "cache-control", List.of("no-cache"),
          "x-patchbay-revision", List.of("1"),
          "x-correlation-id", List.of("1"),
          "content-type", List.of("application/json;charset=utf-8"));

  private final DocumentedAnswers documented = new DocumentedAnswers();

  @Test
  void documentedAnswerPassesAndIsRecorded() {
    assertThatCode(() -> check("GET", "/v1/stats?x=1", 200, HEADERS, TOTALS))
        .doesNotThrowAnyException();

    assertThat(documented.answered()).containsExactly("getStats 200");
  }

  @Test
  void undocumentedFieldFails() {
    String more = TOTALS.replace("{", "{\"more\": 1, ");

    assertFails("GET", "/v1/stats", 200, HEADERS, more);
  }

  @Test
  void missingFieldFails() {
    assertFails("GET", "/v1/stats", 200, HEADERS, TOTALS.replace("\"total_projects\": 1, ", ""));
  }

  @Test
  void undocumentedStatusFails() {
    assertFails("GET", "/v1/stats", 202, HEADERS, TOTALS);
    assertFails("POST", "/v1/stats", 200, HEADERS, TOTALS);
    assertFails("GET", "/v1/nope", 200, HEADERS, TOTALS);
  }

  @Test
  void missingOrMalformedHeaderFails() {
    assertFails("GET", "/v1/stats", 200, without("etag"), TOTALS);
    assertFails("GET", "/v1/stats", 200, without("x-correlation-id"), TOTALS);
    assertFails("GET", "/v1/stats", 200, with("etag", "W/\"a1-1-0\""), TOTALS);
  }

  @Test
  void otherMediaTypeOrNoCharsetFails() {
    assertFails("GET", "/v1/stats", 200, with("content-type", "application/json"), TOTALS);
    assertFails("GET", "/v1/stats", 200, with("content-type", "text/html;charset=utf-8"), TOTALS);
    assertFails("GET", "/v1/stats", 200, without("content-type"), TOTALS);
  }

  @Test
  void unexpectedBodyFails() {
    assertFails("GET", "/v1/stats", 304, HEADERS, TOTALS);
    assertFails("HEAD", "/v1/stats", 200, HEADERS, TOTALS);
  }

  @Test
  void undocumentedErrorTypeFails() {
    Map<String, List<String>> problem =
        with("content-type", "application/problem+json;charset=utf-8");

    assertThatCode(() -> check("GET", "/v1/nope", 404, problem, PROBLEM))
        .doesNotThrowAnyException();
    assertFails("GET", "/v1/projects/p", 404, problem, PROBLEM);
  }

  @Test
  void incompleteAllowFails() {
    assertThatCode(() -> check("OPTIONS", "/v1/stats", 204, allow("OPTIONS, GET, HEAD"), ""))
        .doesNotThrowAnyException();
    assertFails("OPTIONS", "/v1/stats", 204, allow("OPTIONS, GET"), "");
    assertFails("OPTIONS", "/v1/stats", 200, allow("OPTIONS, GET, HEAD"), "");
  }

  private static Map<String, List<String>> allow(String methods) {
    return Map.of("allow", List.of(methods));
  }

  private static Map<String, List<String>> with(String name, String value) {
    Map<String, List<String>> headers = new HashMap<>(HEADERS);
    headers.put(name, List.of(value));
    return headers;
  }

  private static Map<String, List<String>> without(String name) {
    Map<String, List<String>> headers = new HashMap<>(HEADERS);
    headers.remove(name);
    return headers;
  }

  private void assertFails(
      String method, String target, int status, Map<String, List<String>> headers, String body) {
    assertThatThrownBy(() -> check(method, target, status, headers, body))
        .isInstanceOf(AssertionError.class);
  }

  private void check(
      String method, String target, int status, Map<String, List<String>> headers, String body) {
    documented.check(
        new Answer(method, target, status, headers, body.getBytes(StandardCharsets.UTF_8)));
  }
}
