package dev.patchbay.rest;

import dev.patchbay.canary.Observed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends raw requests that no HTTP client would send. Answers of the application are validated
 * against the document; refusals by the server itself have no body and are not.
 */
final class RawClient {
  private final URI base;
  private final DocumentedAnswers documented;

  RawClient(URI base, DocumentedAnswers documented) {
    this.base = base;
    this.documented = documented;
  }

  String authority() {
    return base.getAuthority();
  }

  /** With a Host and further header lines. */
  Answer get(String target, String... headerLines) {
    return send("GET", target, withHost(headerLines));
  }

  private List<String> withHost(String... headerLines) {
    String[] lines = Arrays.copyOf(headerLines, headerLines.length + 1);
    lines[headerLines.length] = "Host: " + authority();
    return List.of(lines);
  }

  Answer send(String method, String target, List<String> headerLines) {
    Answer answer = exchange(method, target, headerLines);
    documented.check(answer);
    return answer;
  }

  /** For requests that the server refuses before the application. */
  Answer getUndocumented(String target) {
    return exchange("GET", target, withHost());
  }

  /** With a Host and these bytes as body; the answer is not validated. */
  Answer send(NegativeRequest request) {
    List<String> lines = withHost(request.headers().toArray(String[]::new));
    return exchange(request.method(), request.target(), lines, request.body());
  }

  private Answer exchange(String method, String target, List<String> headerLines) {
    return exchange(method, target, headerLines, new byte[0]);
  }

  private Answer exchange(
      String method, String target, List<String> headerLines, byte[] requestBody) {
    String request =
        method
            + " "
            + target
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headerLines)
            + "\r\n\r\n";
    try (Socket socket =
        Observed.newSocket(InetAddress.getByName(base.getHost()), base.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(requestBody);
      return parse(method, target, socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
  }

  private static Answer parse(String method, String target, byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    List<String> head = List.of(all.substring(0, end).split("\r\n"));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          List.of(line.substring(colon + 1).strip()));
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    boolean chunked = headers.containsKey("transfer-encoding");
    int status = Integer.parseInt(head.get(0).substring(9, 12));
    return new Answer(method, target, status, headers, chunked ? unchunked(body) : body);
  }

  private static byte[] unchunked(byte[] body) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    InputStream in = new java.io.ByteArrayInputStream(body);
    try {
      for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
        plain.write(in.readNBytes(size));
        in.skipNBytes(2);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return plain.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return Integer.parseInt(line.toString().strip(), 16);
  }
}
