package dev.patchbay.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Proxy between a node and its database that cuts a connection during a commit: before the database
 * receives it, or before the node gets the answer.
 */
final class CuttingProxy implements AutoCloseable {
  /** When to cut, once. */
  enum Cut {
    NEVER,
    BEFORE_THE_COMMIT,
    BEFORE_ITS_ANSWER
  }

  private static final String COMMIT = "COMMIT";

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);

  CuttingProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inBackground(this::accept);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:"
        + server.getLocalPort()
        + "/postgres?user=postgres&prepareThreshold=0";
  }

  void cutNext(Cut when) {
    cut.set(when);
  }

  boolean hasCut() {
    return cut.get() == Cut.NEVER;
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket node = server.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(node);
      sockets.add(database);
      Connection connection = new Connection(node, database);
      inBackground(connection::towardsTheDatabase);
      inBackground(connection::towardsTheNode);
    }
  }

  private final class Connection {
    private final Socket node;
    private final Socket database;
    private volatile boolean silenced;

    Connection(Socket node, Socket database) {
      this.node = node;
      this.database = database;
    }

    void towardsTheDatabase() throws IOException {
      byte[] buffer = new byte[64 * 1024];
      InputStream in = node.getInputStream();
      OutputStream out = database.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(COMMIT)) {
          if (cut.compareAndSet(Cut.BEFORE_THE_COMMIT, Cut.NEVER)) {
            break;
          }
          silenced = cut.get() == Cut.BEFORE_ITS_ANSWER;
        }
        out.write(buffer, 0, read);
      }
      end();
    }

    void towardsTheNode() throws IOException {
      byte[] buffer = new byte[64 * 1024];
      InputStream in = database.getInputStream();
      OutputStream out = node.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (silenced && cut.compareAndSet(Cut.BEFORE_ITS_ANSWER, Cut.NEVER)) {
          break;
        }
        out.write(buffer, 0, read);
      }
      end();
    }

    private void end() throws IOException {
      node.close();
      database.close();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** The end of a connection ends its threads. */
  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
