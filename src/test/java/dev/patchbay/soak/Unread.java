package dev.patchbay.soak;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** Connections whose answers are not read; the oldest is closed above a limit. */
final class Unread implements AutoCloseable {
  private static final int SMALL = 4096;
  private static final int PATIENCE_MILLIS = 30_000;

  /** More than a server has threads. */
  static final int MOST = 230;

  private final InetSocketAddress server;
  private final Queue<Socket> held = new ArrayDeque<>();

  Unread(InetSocketAddress server) {
    this.server = server;
  }

  /** Unauthenticated requests, all over one connection. */
  static String documents(int times) {
    return "GET /openapi HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(times);
  }

  static String lists(String key, int times) {
    return "GET /v1/projects/p/tools HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(key)
        .repeat(times);
  }

  static String result(String key) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"bad__text\","
            + "\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    return """
        POST /mcp/p HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Content-Type: application/json
        Accept: application/json
        MCP-Protocol-Version: 2026-07-28
        Mcp-Method: tools/call
        Mcp-Name: bad__text
        Content-Length: %d

        """
            .formatted(key, body.length())
            .replace("\n", "\r\n")
        + body;
  }

  /** Requests over its own connection; reads nothing, so that only the kernel buffers. */
  void ask(String requests) {
    try {
      Socket socket = Observed.newSocket();
      hold(socket);
      socket.setReceiveBufferSize(SMALL);
      socket.connect(server, PATIENCE_MILLIS);
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hold(Socket socket) throws IOException {
    Socket oldest;
    synchronized (held) {
      held.add(socket);
      oldest = held.size() > MOST ? held.remove() : null;
    }
    if (oldest != null) {
      oldest.close();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (held) {
      for (Socket socket : held) {
        socket.close();
      }
      held.clear();
    }
  }
}
