package dev.patchbay.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservedTest {
  private static final String NAME = "observed-by-a-test";
  private static final Path FILE = Observed.DIRECTORY.resolve(NAME);

  private final HttpClient client =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/plain", exchange -> answer(exchange, "said\n".getBytes(UTF_8)));
    server.createContext("/zipped", ObservedTest::answerZipped);
    server.createContext("/endless", ObservedTest::beginWithoutEnd);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    Files.deleteIfExists(FILE);
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("X-Told", "in the head");
    exchange.sendResponseHeaders(418, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void answerZipped(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("told in gzip".getBytes(UTF_8));
    }
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    answer(exchange, zipped.toByteArray());
  }

  private static void beginWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("a first line\n".getBytes(UTF_8));
    exchange.getResponseBody().flush();
  }

  private HttpRequest request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target)).build();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static String written() throws IOException {
    Observed.writeAs(NAME);
    return Files.readString(FILE, ISO_8859_1);
  }

  @Test
  void headAndBodyAreRecordedWithoutTheQuery() throws Exception {
    String body = client.send(request("/plain?key=mine"), BodyHandlers.ofString()).body();

    assertThat(body).isEqualTo("said\n");
    assertThat(written())
        .startsWith("\u001eGET /plain 418\n")
        .containsIgnoringCase("x-told: in the head\n")
        .endsWith("\n\nsaid\n\n")
        .doesNotContain("mine");
  }

  @Test
  void compressedBodyIsRecordedInClearAndPassedUnchanged() throws Exception {
    byte[] body = client.sendAsync(request("/zipped"), BodyHandlers.ofByteArray()).join().body();

    assertThat(body).startsWith(0x1f, 0x8b);
    assertThat(written()).contains("told in gzip");
  }

  @Test
  void openStreamIsRecordedSoFar() throws Exception {
    try (Stream<String> lines = client.send(request("/endless"), BodyHandlers.ofLines()).body()) {
      assertThat(lines.findFirst()).hasValue("a first line");

      assertThat(written()).contains("a first line");
    }
  }

  @Test
  void socketRecordsReadAndSkippedBytes() throws Exception {
    try (Socket socket = Observed.newSocket(InetAddress.getLoopbackAddress(), port())) {
      String request = "GET /plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      InputStream in = socket.getInputStream();
      assertThat(in.read()).isEqualTo('H');
      in.skipNBytes(3);
      in.readAllBytes();
    }

    assertThat(written())
        .startsWith("\u001eSOCKET\n\nHTTP/1.1 418 ")
        .contains("X-told: in the head")
        .contains("said");
  }
}
