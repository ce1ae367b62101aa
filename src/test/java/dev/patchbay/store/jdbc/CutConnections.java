package dev.patchbay.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Proxy between a client and its database that cuts the connection at a given word: before the
 * database receives it, or before the client gets the answer.
 */
final class CutConnections implements AutoCloseable {
  /** When the next cut happens. */
  enum Moment {
    NEVER,
    BEFORE_IT_ARRIVES,
    BEFORE_THE_ANSWER
  }

  private final String word;
  private final int target;
  private final ServerSocket door;
  private final AtomicReference<Moment> next = new AtomicReference<>(Moment.NEVER);

  CutConnections(String word, int target) {
    this.word = word;
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Applies once. */
  void cut(Moment moment) {
    next.set(moment);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        Line line = new Line(client, server);
        daemon(line::forth);
        daemon(line::back);
      } catch (IOException e) {
        // The listening socket is closed.
      }
    }
  }

  /** One connection, both directions. */
  private final class Line {
    private final Socket client;
    private final Socket server;
    private volatile boolean unheard;

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forth() {
      copy(client, server, true);
    }

    void back() {
      copy(server, client, false);
    }

    private void copy(Socket from, Socket to, boolean isClient) {
      byte[] buffer = new byte[64 * 1024];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
          if (isClient ? isCutBefore(buffer, n) : unheard) {
            return;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // The other direction was cut.
      }
    }

    private boolean isCutBefore(byte[] buffer, int length) {
      Moment moment = next.get();
      boolean isDue =
          moment != Moment.NEVER
              && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(word)
              && next.compareAndSet(moment, Moment.NEVER);
      unheard = isDue && moment == Moment.BEFORE_THE_ANSWER;
      return isDue && moment == Moment.BEFORE_IT_ARRIVES;
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "cut-connections");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
