package dev.patchbay.upstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Minimal upstream with a thread per connection. It answers every request without a body with the
 * same bytes, so that a measurement shows the caller; or it answers nothing and holds its
 * connections.
 */
public final class PlainUpstream implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger connectionsOpened = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool(PlainUpstream::daemon);
  private final byte[] answer;
  private final ServerSocket listening;

  private PlainUpstream(String answer) {
    this.answer = answer.getBytes(StandardCharsets.US_ASCII);
    try {
      listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Answers with this JSON. */
  public static PlainUpstream answering(String json) {
    return raw(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(json.length(), json));
  }

  /** Answers with this text, head and all. */
  public static PlainUpstream raw(String text) {
    return new PlainUpstream(text);
  }

  /** Reads requests and answers nothing. */
  public static PlainUpstream stuck() {
    return new PlainUpstream("");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "upstream");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    connectionsOpened.incrementAndGet();
    connections.incrementAndGet();
    try {
      talk(socket);
    } finally {
      connections.decrementAndGet();
    }
  }

  private void talk(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          requests.incrementAndGet();
          out.write(answer);
        }
      }
    } catch (IOException e) {
      // The caller has disconnected.
      return;
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** So many requests have come. */
  public int requests() {
    return requests.get();
  }

  /** So many connections are open. */
  public int connections() {
    return connections.get();
  }

  /** So many connections have ever been opened. */
  public int connectionsOpened() {
    return connectionsOpened.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
