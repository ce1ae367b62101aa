package dev.patchbay.upstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * HTTP/1.1 upstream that writes given bytes, valid or not, and records which request came on which
 * connection. A request with a body must announce its length.
 */
public final class RawUpstream implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final ServerSocket listening;
  private final Function<Request, String> answers;

  /** A request. {@code connection} counts from 0. */
  public record Request(int connection, String method, String path, List<String> headers) {
    /** The value of a header, or nothing. */
    public String header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  private RawUpstream(ServerSocketFactory sockets, Function<Request, String> answers) {
    this.answers = answers;
    try {
      listening = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inBackground(this::accept);
  }

  /**
   * Over plain TCP.
   *
   * @param answers the bytes of each, as ISO 8859-1
   */
  public static RawUpstream plain(Function<Request, String> answers) {
    return new RawUpstream(ServerSocketFactory.getDefault(), answers);
  }

  /** The same over TLS, without ALPN, as a server that knows HTTP/1.1 alone. */
  public static RawUpstream secure(SSLContext keys, Function<Request, String> answers) {
    return new RawUpstream(keys.getServerSocketFactory(), answers);
  }

  /** An answer as it should be. */
  public static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.getBytes(StandardCharsets.ISO_8859_1).length, body);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One end was closed, so the relay ends.
                return;
              }
            },
            "raw-upstream");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = listening.accept();
      socket.setTcpNoDelay(true);
      int number = connections.size();
      connections.add(socket);
      open.incrementAndGet();
      inBackground(
          () -> {
            try (socket) {
              talk(socket, number);
            } finally {
              open.decrementAndGet();
            }
          });
    }
  }

  private void talk(Socket socket, int number) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      List<String> headers = new ArrayList<>();
      for (String header = in.readLine(); header != null && !header.isEmpty(); ) {
        headers.add(header);
        header = in.readLine();
      }
      Request request = new Request(number, words[0], words[1], List.copyOf(headers));
      String length = request.header("Content-Length");
      in.skip(length.isEmpty() ? 0 : Long.parseLong(length));
      requests.add(request);
      write(number, answers.apply(request));
    }
  }

  /** Writes on a connection, asked or not. */
  public void write(int connection, String text) throws IOException {
    Socket socket = connections.get(connection);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  public int port() {
    return listening.getLocalPort();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** So many connections have ever been opened. */
  public int connectionsOpened() {
    return connections.size();
  }

  /** So many connections are open. */
  public int connectionsOpen() {
    return open.get();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : connections) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
