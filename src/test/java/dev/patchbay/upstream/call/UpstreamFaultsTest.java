package dev.patchbay.upstream.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.patchbay.LogRecords;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.ToolResult.Notes;
import dev.patchbay.upstream.UpstreamSettings.OutputValidation;
import dev.patchbay.upstream.http.NameService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For any fault of an upstream, a call ends in time with a result that describes it. */
class UpstreamFaultsTest {
  private static final WireMockServer UPSTREAM = started();
  private static final int CLOSED_PORT = 1;

  private final Calls calls =
      new Calls(
          Calls.allowing(
              "localhost:%d, localhost:%d, localhost:%d"
                  .formatted(UPSTREAM.port(), UPSTREAM.httpsPort(), CLOSED_PORT)),
          NameService.SYSTEM);

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    UPSTREAM.stop();
  }

  @BeforeEach
  void reset() {
    UPSTREAM.resetAll();
  }

  @Test
  void refused() {
    assertThat(error("GET http://localhost:" + CLOSED_PORT + "/", ""))
        .isEqualTo("No connection to localhost:1 can be opened.");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenConnections(Fault fault) {
    UPSTREAM.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThat(error(endpoint("GET"), "")).startsWith("The upstream localhost:").endsWith(".");
    assertThat(UPSTREAM.getAllServeEvents()).hasSize(2);
  }

  @Test
  void sentPostIsNotRetried() {
    UPSTREAM.stubFor(
        any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThat(error(endpoint("POST"), "")).contains("closed the connection");
    assertThat(UPSTREAM.getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"502, 2", "503, 2", "504, 2", "500, 1", "501, 1", "429, 1", "404, 1"})
  void onlyTransientErrorsAreRetriedOnce(int status, int requests) {
    answer(aResponse().withStatus(status));

    assertThat(error(endpoint("GET"), "")).isEqualTo("The upstream answered " + status + ".");
    assertThat(UPSTREAM.getAllServeEvents()).hasSize(requests);
  }

  @Test
  void slowDrip() {
    answer(json("{\"a\":\"" + "x".repeat(1000) + "\"}").withChunkedDribbleDelay(100, 60_000));

    assertEndsInTime("did not answer in time");
  }

  @Test
  void noAnswer() {
    answer(json("{}").withFixedDelay(5_000));

    assertEndsInTime("did not answer in time");
  }

  private void assertEndsInTime(String sentence) {
    long start = System.nanoTime();

    String error = error(endpoint("GET"), "defaults: {timeout: PT0.4S}");

    assertThat(error).contains(sentence);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void cancelledByTheCaller() {
    answer(json("{}").withFixedDelay(5_000));
    Cancellation cancellation = new Cancellation();
    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
    calls.install(connector(endpoint("GET"), "", ""));

    long start = System.nanoTime();
    ToolResult result =
        calls.call(
            "t", "{}", new CallContext(Optional.empty(), ProgressListener.NONE, cancellation));

    assertThat(Calls.text(result)).isEqualTo("The call was cancelled.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void cancelledBeforeItBegan() {
    answer(json("{}"));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    calls.install(connector(endpoint("GET"), "", ""));

    ToolResult result =
        calls.call(
            "t", "{}", new CallContext(Optional.empty(), ProgressListener.NONE, cancellation));

    assertThat(Calls.text(result)).isEqualTo("The call was cancelled.");
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @Test
  void wrongLength() throws IOException {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 700\r\n\r\n{}";
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Calls raw =
            new Calls(Calls.allowing("localhost:" + server.getLocalPort()), NameService.SYSTEM)) {
      CompletableFuture<Void> answering =
          CompletableFuture.runAsync(() -> answerOnce(server, answer));
      raw.install(connector("POST http://localhost:" + server.getLocalPort() + "/", "", ""));

      assertThat(Calls.text(raw.call("t", "{}"))).contains("before its answer was complete");
      answering.join();
    }
  }

  private static void answerOnce(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read(new byte[1024]);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aBombEndsAtTheLimit() throws IOException {
    answer(
        aResponse()
            .withHeader("Content-Type", "text/plain")
            .withHeader("Content-Encoding", "gzip")
            .withBody(zipped(50_000_000)));

    ToolResult result = result(endpoint("GET"), "defaults: {max_response_bytes: 100}", "");

    assertThat(result.truncated()).isTrue();
    assertThat(Calls.text(result))
        .isEqualTo("x".repeat(100) + "\n[truncated: only the first 100 bytes of the answer]");
  }

  private static byte[] zipped(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      byte[] block = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < size / block.length; i++) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void unrequestedCompression() {
    answer(json("{}").withHeader("Content-Encoding", "br"));

    assertThat(error(endpoint("GET"), ""))
        .isEqualTo(
            "The upstream sent its answer with the content encoding br, which Patchbay does not read;"
                + " it asks for gzip or none.");
  }

  @Test
  void tenMegabytes() {
    answer(json("{\"a\":\"" + "ä".repeat(5_000_000) + "\"}"));

    ToolResult result = result(endpoint("GET"), "", "");

    assertThat(result.truncated()).isTrue();
    assertThat(result.structured()).isEmpty();
    assertThat(Calls.text(result)).hasSizeLessThan(1_100_000).contains("[truncated: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"a\":", "<html>", "{'a':1}", "NaN", "{} {}"})
  void badJson(String body) {
    answer(json(body));

    assertThat(error(endpoint("GET"), "")).contains("said that its answer is JSON");
  }

  @Test
  void tooDeepJson() {
    answer(json("[".repeat(100_000) + "]".repeat(100_000)));

    assertThat(error(endpoint("GET"), "")).contains("said that its answer is JSON");
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void redirectsAreNotFollowed(int status) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Location", "http://localhost:" + UPSTREAM.port() + "/again"));

    assertThat(error(endpoint("GET"), "")).contains("follows no redirects");
    assertThat(UPSTREAM.getAllServeEvents()).hasSize(1);
  }

  @Test
  void untrustedCertificate() {
    answer(json("{}"));

    assertThat(error("POST https://localhost:" + UPSTREAM.httpsPort() + "/", ""))
        .contains("No trusted TLS connection");
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @Test
  void circuitOpensAfterManyFailures() {
    answer(aResponse().withStatus(500));
    for (int i = 0; i < 10; i++) {
      error(endpoint("GET"), "");
    }

    assertThat(error(endpoint("GET"), "")).contains("failed too often just now");
    assertThat(UPSTREAM.getAllServeEvents()).hasSize(10);
  }

  @Test
  void atMostTenRetriesPerTenSeconds() {
    for (int i = 0; i < 10; i++) {
      answerOnce(503);
      assertThat(result(endpoint("GET"), "", "").isError()).isFalse();
      // So that the failures stay too few for the circuit to open.
      assertThat(result(endpoint("GET"), "", "").isError()).isFalse();
      assertThat(UPSTREAM.getAllServeEvents()).hasSize(3);
    }

    answerOnce(503);

    assertThat(error(endpoint("GET"), "")).isEqualTo("The upstream answered 503.");
    assertThat(UPSTREAM.getAllServeEvents()).hasSize(1);
  }

  /** With this status once, and then well. */
  private static void answerOnce(int status) {
    answer(json("{}"));
    UPSTREAM.stubFor(
        any(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("well")
            .willReturn(aResponse().withStatus(status)));
  }

  @Test
  void clientErrorsOpenNoCircuit() {
    answer(aResponse().withStatus(404));
    for (int i = 0; i < 30; i++) {
      assertThat(error(endpoint("GET"), "")).isEqualTo("The upstream answered 404.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json         | {\"a\":1.50,\"b\":[1e2]}  | {\"a\":1.50,\"b\":[1e2]}",
        "application/hal+json     | [1, 2]                    | [1,2]",
        "application/json         | \"x\"                     | \"x\"",
        "text/plain               | hello                     | hello",
        "text/html; charset=utf-8 | <p>ä                      | <p>ä",
        "text/csv                 | a,b                       | a,b",
        "                         | {\"a\": 1}                | {\"a\":1}",
      })
  void supportedMediaTypesAreShown(String type, String body, String text) {
    answer(typed(type, body));

    assertThat(Calls.text(result(endpoint("GET"), "", ""))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, application/pdf",
    "video/mp4, video/mp4",
    ", application/octet-stream",
  })
  void otherBytesAreAnEmbeddedResource(String type, String shown) {
    answer(typed(type, "%PDF"));

    assertThat(result(endpoint("GET"), "", "").content())
        .containsExactly(new Content.EmbeddedBlob("patchbay:answer", shown, "JVBERg=="));
  }

  @Test
  void imagesAndAudioAreBlocks() {
    answer(typed("image/png", "png"));
    assertThat(result(endpoint("GET"), "", "").content())
        .containsExactly(new Content.Image("image/png", "cG5n"));

    answer(typed("audio/wav", "wav"));
    assertThat(result(endpoint("GET"), "", "").content())
        .containsExactly(new Content.Audio("audio/wav", "d2F2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{pointer: /data}                                |"
            + " {\"a\":{\"b\":1,\"c\":2},\"l\":[{\"x\":1},{\"x\":2}]}",
        "{pointer: /data/l/1/x}                          | 2",
        "{pointer: /data, include: [/a/b]}               | {\"a\":{\"b\":1}}",
        "{include: [/data/l/0]}                          | {\"data\":{\"l\":[{\"x\":1}]}}",
        "{include: [/nothing]}                           |"
            + " {\"data\":{\"a\":{\"b\":1,\"c\":2},\"l\":[{\"x\":1},{\"x\":2}]}}",
        "{include: [/data/l/*/x]}                        |"
            + " {\"data\":{\"l\":[{\"x\":1},{\"x\":2}]}}",
        "{pointer: /data/l, max_items: 1}                | [{\"x\":1}]",
        "{pointer: /data, max_items: 1}                  |"
            + " {\"a\":{\"b\":1,\"c\":2},\"l\":[{\"x\":1}]}",
        "{pointer: /data, exclude: [/a]}                 | {\"l\":[{\"x\":1},{\"x\":2}]}",
        "{pointer: /data, exclude: [/a/b, /l/0/x, /q]}   | {\"a\":{\"c\":2},\"l\":[{},{\"x\":2}]}",
        "{pointer: /data, include: [/a], exclude: [/a/c]} | {\"a\":{\"b\":1}}",
      })
  void mappingsSelectFromTheAnswer(String mapping, String selected) {
    answer(json("{\"data\":{\"a\":{\"b\":1,\"c\":2},\"l\":[{\"x\":1},{\"x\":2}]}}"));

    ToolResult result = result(endpoint("GET"), "", "response: " + mapping);

    assertThat(result.structured().orElseThrow().text()).isEqualTo(selected);
  }

  @Test
  void aPointerThatSelectsNothingIsAnError() {
    answer(json("{}"));

    assertThat(Calls.text(result(endpoint("GET"), "", "response: {pointer: /data}")))
        .isEqualTo("The answer has nothing at /data.");
  }

  @Test
  void declaredErrorsAndExcerptsSayWhatWentWrong() {
    answer(typed("text/plain", "a\u0007\n b" + "x".repeat(5_000)).withStatus(404));

    assertThat(Calls.text(result(endpoint("GET"), "", "errors: {404: {message: no such contact}}")))
        .isEqualTo("no such contact (the upstream answered 404).");
    assertThat(error(endpoint("GET"), ""))
        .startsWith("The upstream answered 404: a bxxx")
        .hasSizeLessThan(1_100);
  }

  @Test
  void emptyAnswersAreASentence() {
    answer(aResponse().withStatus(204));

    assertThat(Calls.text(result(endpoint("DELETE"), "", "")))
        .isEqualTo("The upstream answered 204 without content.");
  }

  @Test
  void resultsAreValidatedAgainstTheOutputSchema() {
    String schema = "output_schema: {type: object, properties: {a: {type: integer}}}";
    answer(json("{\"a\":\"x\"}"));
    assertThat(Calls.text(result(endpoint("GET"), "", schema))).isEqualTo("{\"a\":\"x\"}");
    assertThat(result(endpoint("GET"), "", schema).notes().warnings())
        .singleElement()
        .asString()
        .startsWith(
            "The call was carried out (status 200), but the answer does not fit the tool's"
                + " output_schema: /a: ");

    answer(typed("text/plain", "x"));
    assertThat(result(endpoint("GET"), "", schema).notes().warnings())
        .singleElement()
        .asString()
        .contains("there is no JSON in it");
  }

  @Test
  void invalidResultPassesWithAWarning() {
    String error =
        "WARNING Tool call [-0-9a-f]{36}: The call was carried out \\(status 200\\), but";

    try (LogRecords log = LogRecords.of(SchemaChecks.class)) {
      assertThat(unfit(OutputValidation.WARN).with(Notes.NONE))
          .isEqualTo(ToolResult.json(new JsonText("[1]")));
      assertThat(log.lines()).singleElement().asString().containsPattern(error);
    }
  }

  @Test
  void invalidResultPassesWhenValidationIsOff() {
    try (LogRecords log = LogRecords.of(SchemaChecks.class)) {
      assertThat(unfit(OutputValidation.OFF).with(Notes.NONE))
          .isEqualTo(ToolResult.json(new JsonText("[1]")));
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void invalidResultIsWithheldWhenEnforcedAndIsNoError() {
    ToolResult result = unfit(OutputValidation.ENFORCE);

    assertThat(result.isError()).isFalse();
    assertThat(result.structured()).isEmpty();
    assertThat(Calls.text(result)).startsWith("The call was carried out (status 200), but");
  }

  @ParameterizedTest
  @CsvSource({"204, ''", "201, ''", "200, 'no JSON'"})
  void aCallThatWasCarriedOutIsNoError(int status, String body) {
    answer(aResponse().withStatus(status).withBody(body));

    ToolResult result = result(endpoint("DELETE"), "", "output_schema: {type: object}");

    assertThat(result.isError()).isFalse();
    assertThat(result.notes().warnings())
        .singleElement()
        .asString()
        .startsWith("The call was carried out (status " + status + ")");
  }

  @Test
  void answersThatCannotBeReadOpenNoCircuit() {
    answer(json("{}").withHeader("Content-Encoding", "zstd"));
    for (int i = 0; i < 20; i++) {
      assertThat(error(endpoint("GET"), "")).contains("content encoding zstd");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{\"data\":null,\"errors\":[{\"message\":\"no repo\"}]} |                             | true",
        "{\"data\":{\"a\":1},\"errors\":[{\"message\":\"x\"}]} |                             | false",
        "{\"data\":{\"a\":1},\"errors\":[{\"message\":\"x\"}]} | graphql: true               | true",
        "{\"ok\":false,\"error\":\"channel_not_found\"}        |                             | true",
        "{\"ok\":true,\"error\":\"\"}                          |                             | false",
        "{\"code\":7,\"text\":\"bad\"}  | error_when: {pointer: /code, equals: 7, message: /text} | true",
        "{\"code\":0,\"text\":\"ok\"}   | error_when: {pointer: /code, equals: 7, message: /text} | false",
        "{\"fault\":\"bad\"}            | error_when: {pointer: /fault}                           | true",
        "{\"fault\":\"\"}               | error_when: {pointer: /fault}                           | false",
      })
  void errorsInsideAnAnswerAreErrors(String body, String response, boolean isError) {
    answer(json(body.strip()));
    String mapping = response == null ? "" : "response: {" + response + "}";

    assertThat(result(endpoint("POST"), "", mapping).isError()).isEqualTo(isError);
  }

  @Test
  void chosenHeadersAreShown() {
    answer(
        json("{}")
            .withStatus(201)
            .withHeader("Location", "/users/42")
            .withHeader("X-Total-Count", "7")
            .withHeader("Set-Cookie", "s=1"));

    assertThat(result(endpoint("POST"), "", "").notes().headers())
        .isEqualTo(Map.of("Location", "/users/42"));
    assertThat(
            result(endpoint("POST"), "", "response: {headers: [X-Total-Count, ETag]}")
                .notes()
                .headers())
        .isEqualTo(Map.of("X-Total-Count", "7"));
  }

  @Test
  void anErrorSaysWhenToComeBack() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "30"));

    assertThat(error(endpoint("GET"), "")).contains("429 (Retry-After: 30)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip", "deflate", "zstd"})
  void anEmptyBodyHasNoEncoding(String encoding) {
    answer(aResponse().withStatus(200).withHeader("Content-Encoding", encoding));

    assertThat(Calls.text(result(endpoint("GET"), "", "")))
        .isEqualTo("The upstream answered 200 without content.");
  }

  private static ToolResult unfit(OutputValidation mode) {
    answer(json("[1]"));
    try (Calls lenient =
        new Calls(Calls.validating("localhost:" + UPSTREAM.port(), mode), NameService.SYSTEM)) {
      String yaml = connector(endpoint("GET"), "", "output_schema: {type: object}");
      return lenient.install(yaml).call("t", "{}");
    }
  }

  private static void answer(ResponseDefinitionBuilder response) {
    UPSTREAM.resetAll();
    UPSTREAM.stubFor(any(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return typed("application/json", body);
  }

  private static ResponseDefinitionBuilder typed(String type, String body) {
    ResponseDefinitionBuilder response = aResponse().withBody(body);
    return type == null ? response : response.withHeader("Content-Type", type);
  }

  private static String endpoint(String method) {
    return method + " http://localhost:" + UPSTREAM.port() + "/";
  }

  private String error(String endpoint, String connectorMore) {
    ToolResult result = result(endpoint, connectorMore, "");
    assertThat(result.isError()).isTrue();
    return Calls.text(result);
  }

  private ToolResult result(String endpoint, String connectorMore, String toolMore) {
    calls.install(connector(endpoint, connectorMore, toolMore));
    return calls.call("t", "{}");
  }

  private static String connector(String endpoint, String connectorMore, String toolMore) {
    return """
    connector:
      name: c
      version: 1.0.0
      %s
      tools:
        - name: t
          input_schema: {type: object}
          endpoint: "%s"
          %s
    """
        .formatted(connectorMore, endpoint, toolMore);
  }
}
