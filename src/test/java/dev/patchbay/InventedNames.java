package dev.patchbay;

import dev.patchbay.canary.Observed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Requests projects and tenants that do not exist, concurrently on several connections. */
final class InventedNames {
  /** Servers close a connection after a few hundred requests. */
  private static final int PER_CONNECTION = 200;

  private final URL base;

  InventedNames(URL base) {
    this.base = base;
  }

  /** Each name is new, and each answer is 404. */
  void ask(int count) throws IOException {
    for (int first = 0; first < count; first += PER_CONNECTION) {
      try (Socket socket = Observed.newSocket(base.getHost(), base.getPort())) {
        socket.setSoTimeout(30_000);
        StringBuilder requests = new StringBuilder();
        for (int i = first; i < first + PER_CONNECTION; i++) {
          requests.append(request("invented" + i));
        }
        socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.US_ASCII));
        readAnswers(socket);
      }
    }
  }

  private static String request(String name) {
    return "GET /v1/projects/"
        + name
        + "/tools/"
        + name
        + " HTTP/1.1\r\nHost: localhost\r\nX-Tenant-ID: "
        + name
        + "\r\n\r\n";
  }

  private static void readAnswers(Socket socket) throws IOException {
    BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (int i = 0; i < PER_CONNECTION; i++) {
      readAnswer(answers);
    }
  }

  private static void readAnswer(BufferedReader answers) throws IOException {
    String status = answers.readLine();
    if (status == null || !status.startsWith("HTTP/1.1 404 ")) {
      throw new IOException("not what was expected: " + status);
    }
    int length = 0;
    for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    if (answers.skip(length) != length) {
      throw new IOException("cut off");
    }
  }
}
