package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests with ambiguous framing (request smuggling), by raw socket, followed by a second request.
 */
interface FramingContract extends RestContract {
  String NEXT = "GET /v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  String CHUNKS = "2\r\n{}\r\n0\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2|Content-Length: 2",
        "Content-Length: 2|Content-Length: 3",
        "Content-Length: 2, 2",
        "Content-Length: +2",
        "Content-Length: x",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Content-Length: 2",
        "Host: other.example.com",
        ": nameless"
      })
  default void ambiguousFramingIsRefusedAndTheConnectionClosed(String lines) throws IOException {
    String answers = converse("Host: 127.0.0.1|" + lines);

    assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b", "Host: a/b", "Host: user@a", "Host: a, b"})
  default void withoutOneHostNothingIsAnswered(String line) throws IOException {
    String answers = converse(line);

    assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
  }

  /** Payara hides a Content-Length in front of Transfer-Encoding. */
  @Test
  default void dataBehindChunksIsNotRead() throws IOException {
    assertThat(converse("Host: 127.0.0.1|Content-Length: 2|Transfer-Encoding: chunked"))
        .containsOnlyOnce("HTTP/1.1 ");
    assertThat(converse("Host: 127.0.0.1|Transfer-Encoding: chunked"))
        .containsOnlyOnce("HTTP/1.1 ");
  }

  /** Reads until the server closes the connection. */
  private String converse(String lines) throws IOException {
    URI server = URI.create("http://" + raw().authority());
    String head =
        "POST /v1/projects/p/tools/t/used HTTP/1.1|" + lines + (lines.isEmpty() ? "|" : "||");
    try (Socket socket = Observed.newSocket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write((head.replace("|", "\r\n") + CHUNKS + NEXT).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
