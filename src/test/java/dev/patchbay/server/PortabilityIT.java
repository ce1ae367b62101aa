package dev.patchbay.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What servers answer by themselves, and differently. Each difference has its row in {@code
 * what-servers-refuse.md}; one that is new or gone fails here.
 */
@Tag("portable")
@Tag("smoke")
class PortabilityIT {
  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("portability", Map::of);

  private static final List<String> KINDS = List.of("payara-micro", "wildfly", "open-liberty");
  private static final String POST =
      "POST /v1/projects/p/tools/t/invoke HTTP/1.1|Host: localhost|Content-Type: application/json|";
  private static final String DOCUMENT = "application/problem+json";

  /**
   * One request.
   *
   * @param lines separated by {@code |}, without the connection's end
   * @param answers status and, for a problem document, {@code +}; per kind, in their order
   */
  record Row(String name, String lines, List<String> answers) {
    Row(String name, String lines, String... answers) {
      this(name, lines, List.of(answers));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        // Equal on all servers.
        new Row("an encoded slash", get("/v1/projects/a%2fb"), "400+", "400+", "400+"),
        new Row("an encoded dot segment", get("/v1/projects/%2e%2e/x"), "400+", "400+", "400+"),
        new Row("a path parameter", get("/v1/projects/p;x=1"), "400+", "400+", "400+"),
        new Row("an empty segment", get("/v1//projects"), "400+", "400+", "400+"),
        new Row("an unknown path", get("/nothing"), "404+", "404+", "404+"),
        new Row(
            "an unknown transfer coding", POST + "Transfer-Encoding: x", "400+", "400+", "400+"),
        // Different, because the server answers before the application.
        new Row("%5c", get("/v1/projects/p%5cq"), "400", "400+", "400+"),
        new Row("%00", get("/v1/projects/%00"), "400", "400+", "400"),
        new Row("bytes that are not UTF-8", get("/v1/projects/%C3%28"), "400", "400+", "400+"),
        new Row("a malformed escape", get("/v1/projects/%zz"), "200", "400", "400"),
        new Row(";jsessionid", get("/v1/projects;jsessionid=1"), "200", "400+", "200"),
        new Row("no Host", "GET /v1/projects HTTP/1.1", "400", "400", "400+"),
        new Row("two Host", get("/v1/projects") + "|Host: other", "400+", "400", "400+"),
        new Row(
            "two Content-Length",
            POST + "Content-Length: 2|Content-Length: 3",
            "400",
            "400",
            "404+"),
        new Row(
            "a Content-Length that is no number", POST + "Content-Length: x", "400", "400", "404+"),
        new Row("a space behind a name", get("/v1/projects") + "|X : 1", "400", "200", "200"),
        new Row("/WEB-INF", get("/WEB-INF/web.xml"), "404+", "404", "404+"));
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1|Host: localhost";
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theServerAnswersAsTheTableSays(Row row) throws IOException {
    String kind = System.getProperty("server.kind", KINDS.get(0));

    assertThat(answer(row)).isEqualTo(row.answers().get(KINDS.indexOf(kind)));
  }

  @Test
  void eachDifferenceHasARow() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/reference/what-servers-refuse.md"));

    assertThat(rows().filter(row -> row.answers().stream().distinct().count() > 1))
        .allSatisfy(
            row ->
                assertThat(page.lines().filter(line -> line.startsWith("| ")))
                    .anySatisfy(line -> assertThat(line).containsIgnoringCase(keyword(row))));
  }

  private static String keyword(Row row) {
    return row.name()
        .replace("a space behind a name", "a space behind a header's name")
        .replace("a Content-Length that is no number", "one that is no number")
        .replace("no Host", "no `Host`")
        .replace("two ", "two `");
  }

  private static String answer(Row row) throws IOException {
    String request = row.lines().replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n{} ";
    try (Socket socket =
        Observed.newSocket(InetAddress.getLoopbackAddress(), SERVER.base().getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String head = head(socket.getInputStream());
      String status = head.split(" ", 3)[1];
      return head.contains(DOCUMENT) ? status + "+" : status;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0 && head.indexOf("\r\n\r\n") < 0; c = in.read()) {
      head.append((char) c);
    }
    return head.toString();
  }
}
