package dev.patchbay.upstream.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.http.NameService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mapping of arguments to the request that is really sent. */
class MappedCallsTest {
  private static final WireMockServer UPSTREAM = started();
  private static final Calls CALLS =
      new Calls(Calls.allowing("localhost:" + UPSTREAM.port()), NameService.SYSTEM);

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    CALLS.close();
    UPSTREAM.stop();
  }

  @BeforeEach
  void answersNothing() {
    UPSTREAM.resetAll();
    UPSTREAM.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET /c/{id}                  | {\"id\":\"17\"}                    | /v2/c/17",
        "GET /c/{id}                  | {\"id\":17}                        | /v2/c/17",
        "GET /c/{id}                  | {\"id\":1.50}                      | /v2/c/1.50",
        "GET /c/{id}                  | {\"id\":true}                      | /v2/c/true",
        "GET /c/{id}                  | {\"id\":\"a/b\"}                   | /v2/c/a%2Fb",
        "GET /c/{id}                  | {\"id\":\"a b\"}                   | /v2/c/a%20b",
        "GET /c/{id}                  | {\"id\":\"a+b\"}                   | /v2/c/a%2Bb",
        "GET /c/{id}                  | {\"id\":\"a?b=c#d\"}               | /v2/c/a%3Fb%3Dc%23d",
        "GET /c/{id}                  | {\"id\":\"100%41\"}                | /v2/c/100%2541",
        "GET /c/{id}                  | {\"id\":\"ä€\"}                    | /v2/c/%C3%A4%E2%82%AC",
        "GET /c/{id}                  | {\"id\":\".hidden\"}               | /v2/c/.hidden",
        "GET /c/{id}                  | {\"id\":\"v1.2...\"}               | /v2/c/v1.2...",
        "GET /c/{id}                  | {\"id\":\"a..b\"}                  | /v2/c/a..b",
        "GET /c/{id}                  | {\"id\":\"{id}\"}                  | /v2/c/%7Bid%7D",
        "GET /c/{id}                  | {\"id\":\"$1\"}                    | /v2/c/%241",
        "GET /c/{id}                  | {\"id\":\"a;b@c:d\"}               | /v2/c/a%3Bb%40c%3Ad",
        "GET /c/{id}.json             | {\"id\":\"x\"}                     | /v2/c/x.json",
        "GET /c/{id}/{b}              | {\"id\":\"x\",\"b\":\"y\"}         | /v2/c/x/y",
        "GET /c/{id}-{b}              | {\"id\":\"x\",\"b\":\"y\"}         | /v2/c/x-y",
        "GET /c/a%2Fb/{id}            | {\"id\":\"x\"}                     | /v2/c/a%2Fb/x",
        "GET /c/{id}                  | {\"id\":\"1\",\"b\":\"x y\"}       | /v2/c/1?b=x%20y",
        "GET /c/{id}                  | {\"id\":\"1\",\"b\":null}          | /v2/c/1",
        "GET /c/{id}                  | {\"id\":\"1\",\"b\":[\"x\",2]}     | /v2/c/1?b=x&b=2",
        "GET /c/{id}                  | {\"id\":\"1\",\"b\":[]}            | /v2/c/1",
        "GET /c/{id}                  | {\"id\":\"1\",\"b\":{\"x\":1}}     |"
            + " /v2/c/1?b=%7B%22x%22%3A1%7D",
        "GET /c/{id}                  | {\"id\":\"1\",\"b\":\"&x=1#\"}     | /v2/c/1?b=%26x%3D1%23",
        "GET /c?q={b}&l={id}          | {\"b\":\"x&y\"}                    | /v2/c?q=x%26y",
        "GET /c?q={b}&l={id}          | {}                                 | /v2/c",
        "GET /c?fix=1&q={b}           | {}                                 | /v2/c?fix=1",
        "GET /c?q={b}                 | {\"b\":[1,2]}                      | /v2/c?q=1&q=2",
        "DELETE /c/{id}               | {\"id\":\"1\",\"b\":true}          | /v2/c/1?b=true",
        "HEAD /c/{id}                 | {\"id\":\"1\",\"b\":1e2}           | /v2/c/1?b=1e2",
        "POST /c/{id}                 | {\"id\":\"1\",\"b\":1}             | /v2/c/1",
      })
  void valuesAreEncodedForTheirPlace(String endpoint, String arguments, String url) {
    CALLS.install(connector(endpoint.strip(), ""));

    CALLS.call("t", arguments);

    assertThat(request().getUrl()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET /c/{id}/x     | {}                        | must be there",
        "GET /c/{id}/x     | {\"id\":null}             | must be there",
        "GET /c/{id}/x     | {\"id\":[1]}              | must be there",
        "GET /c/{id}/x     | {\"id\":{}}               | must be there",
        "DELETE /c/{id}    | {\"id\":\"\"}             | must not be empty",
        "GET /c/{id}/x     | {\"id\":\"..\"}           | must not hold",
        "GET /c/{id}/x     | {\"id\":\".\"}            | must not hold",
        "GET /c/{id}/x     | {\"id\":\"../x\"}         | must not hold",
        "GET /c/{id}/x     | {\"id\":\"x/../../y\"}    | must not hold",
        "GET /c/{id}/x     | {\"id\":\"x\\\\..\"}      | must not hold",
        "GET /c/{id}/x     | {\"id\":\"\\u2028/../x\"}   | must not hold",
        "GET /c/{id}/x     | {\"id\":\"x\\u0000\"}     | must not hold",
        "GET /c/{id}/x     | {\"id\":\"x\\r\\ny\"}     | must not hold",
        "GET /c/{id}{b}/x  | {\"id\":\".\",\"b\":\".\"} | must not hold",
        "GET /c/{id}./x    | {\"id\":\".\"}            | must not hold",
        "GET /c/.{id}/x    | {\"id\":\".\"}            | must not hold",
        "GET /c/%2e{id}/x  | {\"id\":\".\"}            | must not hold",
        "GET /c/{id}{b}/x  | {\"id\":\"%2\",\"b\":\"e\"} | must not lead to another path",
        "GET /c/{id}/x     | {\"id\":\"..;\"}          | must not hold",
        "GET /c/{id}/x     | {\"id\":\"..;/x\"}        | must not hold",
        "GET /c/{id}/x     | {\"id\":\"%252e%252e\"}   | must not hold",
        "DELETE /c/{id}    | {\"id\":\"/\"}            | must not hold",
        "GET /c            | {\"b\":[[1]]}             | list of lists",
      })
  void invalidAddressIsAnErrorAndNothingIsSent(String endpoint, String arguments, String sentence) {
    CALLS.install(connector(endpoint.strip(), ""));

    ToolResult result = CALLS.call("t", arguments);

    assertThat(result.isError()).isTrue();
    assertThat(Calls.text(result)).contains(sentence);
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                            | {\"b\":1.50,\"id\":null}   |"
            + " {\"b\":1.50,\"id\":null}",
        "                                            | {}                         | {}",
        "body: {x: {n: \"{b}\", m: \"{id}\"}}        | {\"b\":\"v\"}              |"
            + " {\"x\":{\"n\":\"v\"}}",
        "body: {x: \"{b}\"}                          | {\"b\":[1,{\"y\":2.0}]}    |"
            + " {\"x\":[1,{\"y\":2.0}]}",
        "body: {x: \"{b}\"}                          | {\"b\":null}               | {\"x\":null}",
        "body: {x: \"{b}\"}                          | {}                         | {}",
        "body: {x: \"n {b}\"}                        | {}                         | {\"x\":\"n"
            + " {b}\"}",
        "body: {x: \"{b}\", k: 7}                    | {\"b\":\"{id}\",\"id\":1}  |"
            + " {\"x\":\"{id}\",\"k\":7,\"id\":1}",
        "body: {x: \"{b}\"}                          | {\"b\":1,\"x\":2}          | {\"x\":1}",
        "body: [\"{b}\", \"{id}\", 3]                | {\"id\":1}                 | [1,3]",
        "body: \"{b}\"                               | {\"b\":[1,2]}              | [1,2]",
        "body: \"{b}\"                               | {}                         | ``",
        "body: {a: 1}                                | {\"b\":9007199254740993}   |"
            + " {\"a\":1,\"b\":9007199254740993}",
        "{body: \"{b}\", body_type: text}            | {\"b\":\"a\\nb\"}          | `a\nb`",
        "{body: \"{b}\", body_type: text}            | {\"b\":1.0}                | 1.0",
        "{body: \"hello\", body_type: text}          | {}                         | hello",
        "{body_type: form}                           | {\"b\":\"x y&z\",\"id\":1} | b=x+y%26z&id=1",
        "{body: {f: \"{b}\", g: \"{id}\"}, body_type: form} | {\"b\":[1,2]}       | f=1&f=2",
        "{body: {f: \"{b}\"}, body_type: form}       | {\"b\":\"ä\"}              | f=%C3%A4",
      })
  void bodiesAreFilledByStructure(String mapping, String arguments, String body) {
    String request = mapping == null ? "" : "\n      request: " + flow(mapping);
    CALLS.install(connector("POST /c", request));

    CALLS.call("t", arguments);

    assertThat(request().getBodyAsString()).isEqualTo(body);
  }

  private static String flow(String mapping) {
    return mapping.startsWith("{") ? mapping : "{" + mapping + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/json",
    "form, application/x-www-form-urlencoded",
  })
  void theBodyTypeIsTheContentType(String bodyType, String contentType) {
    CALLS.install(connector("PUT /c", "\n      request: {body_type: " + bodyType + "}"));

    CALLS.call("t", "{\"b\":1}");

    assertThat(request().getHeader("Content-Type")).isEqualTo(contentType);
  }

  @Test
  void mappedQueriesTakeArgumentsAndLiterals() {
    CALLS.install(
        connector(
            "GET /c",
            "\n"
                + "      request: {query: {q: \"{b}\", units: metric, n: 3, gone: \"{id}\", all:"
                + " true}}"));

    CALLS.call("t", "{\"b\":\"Bad Tölz\",\"units\":\"imperial\",\"more\":1}");

    assertThat(request().getUrl()).isEqualTo("/v2/c?q=Bad%20T%C3%B6lz&units=metric&n=3&all=true");
  }

  @Test
  void headersTakeArgumentsAndDropAbsentOnes() {
    CALLS.install(
        connector("GET /c", "\n      request: {headers: {X-B: \"{b}\", X-I: \"{id}\", X-L: a b}}"));

    CALLS.call("t", "{\"b\":5}");

    assertThat(request().getHeader("X-B")).isEqualTo("5");
    assertThat(request().containsHeader("X-I")).isFalse();
    assertThat(request().getHeader("X-L")).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource({"x\\r\\nEvil: 1", "x\\ny", "x\\u0000", "ü", "x\\ty", "' x'", "x\\u007f"})
  void headersCannotBeInjected(String value) {
    CALLS.install(connector("GET /c", "\n      request: {headers: {X-B: \"{b}\"}}"));

    ToolResult result = CALLS.call("t", "{\"b\":\"" + value + "\"}");

    assertThat(Calls.text(result)).contains("header 'X-B' cannot be sent");
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @Test
  void wellFormedTraceContextIsForwarded() {
    CALLS.install(connector("GET /c", ""));
    String good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    CALLS.call("t", "{}", context(good));
    CALLS.call("t", "{}", context("00-nonsense"));

    List<LoggedRequest> requests =
        UPSTREAM.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
    assertThat(requests.get(1).getHeader("traceparent")).isEqualTo(good);
    assertThat(requests.get(0).containsHeader("traceparent")).isFalse();
  }

  private static CallContext context(String traceparent) {
    return new CallContext(Optional.of(traceparent), ProgressListener.NONE, new Cancellation());
  }

  @Test
  void aDryRunShowsTheRequestAndSendsNothing() {
    CALLS.install(connector("POST /c/{id}", "\n      request: {headers: {X-B: fixed}}"));

    ToolResult shown = CALLS.show("t", "{\"id\":\"1\",\"b\":2}");

    assertThat(shown.structured().orElseThrow().text())
        .contains("\"method\":\"POST\"")
        .contains("\"url\":\"http://localhost:" + UPSTREAM.port() + "/v2/c/1\"")
        .contains("\"X-B\":\"fixed\"")
        .contains("\"body\":\"{\\\"b\\\":2}\"");
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @Test
  void noCookieIsKept() {
    UPSTREAM.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(204).withHeader("Set-Cookie", "a=b")));
    CALLS.install(connector("GET /c", ""));

    CALLS.call("t", "{}");
    CALLS.call("t", "{}");

    assertThat(request().containsHeader("Cookie")).isFalse();
  }

  private static LoggedRequest request() {
    return UPSTREAM.getAllServeEvents().get(0).getRequest();
  }

  private static String connector(String endpoint, String more) {
    return """
    connector:
      name: c
      version: 1.0.0
      base_url: http://localhost:%d/v2/
      tools:
        - name: t
          input_schema: {type: object, properties: {id: {}, b: {}}}
          endpoint: %s
    """
            .formatted(UPSTREAM.port(), endpoint)
        + more.replace("\n      ", "      ")
        + "\n";
  }
}
