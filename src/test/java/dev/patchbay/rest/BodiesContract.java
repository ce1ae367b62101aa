package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Observed;
import dev.patchbay.openapi.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, too deep, too slow or malformed. */
interface BodiesContract extends RestContract {
  int TEN_MEGABYTES = 10 * 1024 * 1024;
  String EVERY_BODY = "/v1/projects/p/connectors/install-from-manifest";
  String MCP = "/mcp/p";

  @ParameterizedTest
  @ValueSource(strings = {EVERY_BODY, MCP})
  default void bodyAnnouncedAboveTheCapIsRefusedUnread(String path) {
    rest().put(PROJECT).expect(201);

    String answer = converse(path, "Content-Length: " + TEN_MEGABYTES, out -> {});

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {EVERY_BODY, MCP})
  default void bodyOfUnknownLengthIsRefusedAtTheCap(String path) {
    rest().put(PROJECT).expect(201);

    // The end of the body never comes, so waiting for it would never end.
    String answer =
        converse(
            path,
            "Transfer-Encoding: chunked",
            out -> {
              byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
              for (int sent = 0; sent < 5 * 1024 * 1024; sent += chunk.length) {
                out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
              }
            });

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {EVERY_BODY, MCP})
  default void slowBodyTimesOut(String path) {
    rest().put(PROJECT).expect(201);

    String answer =
        converse(
            path,
            "Content-Length: 100000",
            out -> {
              for (int i = 0; i < 600; i++) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
              }
            });

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("The request body ended early.");
  }

  /** Writes a body; the connection may be closed once the answer is there. */
  interface Writing {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  /** The first answer to a POST whose body may never end. */
  private String converse(String path, String framing, Writing body) {
    String head =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: " + raw().authority(),
            "X-Tenant-ID: " + tenant(),
            "Content-Type: application/json",
            "Accept: application/json, text/event-stream",
            framing,
            "",
            "");
    URI server = URI.create("http://" + raw().authority());
    try (Socket socket = Observed.newSocket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      Thread writing = new Thread(() -> write(body, socket));
      writing.start();
      byte[] answer = new byte[8192];
      int length = 0;
      for (int count = 0; count >= 0 && !isWhole(answer, length); ) {
        count = socket.getInputStream().read(answer, length, answer.length - length);
        length += Math.max(0, count);
      }
      writing.interrupt();
      return new String(answer, 0, length, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server keeps the connection open for a while, waiting for the rest of the body. */
  private static boolean isWhole(byte[] answer, int length) {
    String text = new String(answer, 0, length, StandardCharsets.UTF_8);
    return text.contains("\r\n\r\n{") && text.endsWith("}");
  }

  /** Closes the socket after the answer was read. */
  private static void write(Writing body, Socket socket) {
    try {
      body.to(socket.getOutputStream());
    } catch (SocketException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every operation that takes JSON. */
  private List<Operation> takingJson() {
    return documented().document().operations().stream()
        .filter(operation -> operation.path().startsWith("/v1/"))
        .filter(operation -> documented().document().takesJson(operation))
        .toList();
  }

  @Test
  default void fiveThousandLevelsAreRefusedEverywhere() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    long before = revision();
    String deep = "[".repeat(5_000) + "]".repeat(5_000);

    for (Operation operation : takingJson()) {
      for (String body :
          List.of(deep, "{\"x\":" + deep + "}", "{\"config\":{\"a\":" + deep + "}}")) {
        refused(operation, body.getBytes(StandardCharsets.UTF_8));
      }
    }

    assertThat(revision()).isEqualTo(before);
  }

  @Test
  default void invalidUtf8OrIncompleteTextIsRefusedEverywhere() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    long before = revision();
    String text = "{\"config\":{\"a\":\"ä\"},\"file_path\":\"ä.yaml\",\"arguments\":{\"a\":\"ä\"}}";
    String half = text.replace("ä", "\\ud800");
    String twice = "{\"config\":{\"a\":1,\"a\":1},\"arguments\":{\"a\":1,\"a\":1},\"x\":1}";

    for (Operation operation : takingJson()) {
      for (Charset charset :
          List.of(
              StandardCharsets.ISO_8859_1,
              StandardCharsets.UTF_16,
              StandardCharsets.UTF_16LE,
              Charset.forName("UTF-32"))) {
        refused(operation, text.getBytes(charset));
      }
      refused(operation, half.getBytes(StandardCharsets.UTF_8));
      refused(operation, twice.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(revision()).isEqualTo(before);
  }

  private void refused(Operation operation, byte[] body) {
    Answer answer =
        rest()
            .with("Content-Type", "application/json")
            .send(
                operation.method(),
                RestContract.named(operation.path()),
                BodyPublishers.ofByteArray(body));
    assertThat(answer.status()).as(answer::toString).isIn(400, 404, 413, 422);
  }
}
