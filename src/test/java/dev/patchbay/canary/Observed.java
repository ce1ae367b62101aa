package dev.patchbay.canary;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Records everything that servers under test send: all answers, byte by byte, written to a file per
 * test class after its end, so that no test waits for a disk. {@link ObservedClientsTest} ensures
 * that tests use no other client. Thread-safe.
 *
 * <p>Not recorded: requests, and the query of a URL, which would appear in the line before its
 * answer; output of a stream after the end of its test class.
 */
public final class Observed {
  static final Path DIRECTORY = Path.of("target", "it-seen");

  private static final Queue<Observation> SEEN = new ConcurrentLinkedQueue<>();

  private Observed() {}

  public static HttpClient newHttpClient() {
    return newBuilder().build();
  }

  public static HttpClient.Builder newBuilder() {
    HttpClient.Builder real = HttpClient.newBuilder();
    return (HttpClient.Builder)
        Proxy.newProxyInstance(
            Observed.class.getClassLoader(),
            new Class<?>[] {HttpClient.Builder.class},
            (proxy, method, arguments) -> {
              try {
                Object made = method.invoke(real, arguments);
                return made instanceof HttpClient client ? new ObservedClient(client) : proxy;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Not connected. */
  public static Socket newSocket() {
    return new ObservedSocket();
  }

  public static Socket newSocket(String host, int port) throws IOException {
    return newSocket(InetAddress.getByName(host), port);
  }

  public static Socket newSocket(InetAddress server, int port) throws IOException {
    Socket socket = newSocket();
    socket.connect(new InetSocketAddress(server, port));
    return socket;
  }

  public static Socket newSocket(InetAddress server, int port, InetAddress from)
      throws IOException {
    Socket socket = newSocket();
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(server, port));
    return socket;
  }

  static Observation begin(String request, String headers, boolean compressed) {
    Observation observation = new Observation(request, headers, compressed);
    SEEN.add(observation);
    return observation;
  }

  /** Data received since the last call; later data of an open stream is left out. */
  static void writeAs(String testClass) {
    if (SEEN.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(DIRECTORY);
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(DIRECTORY.resolve(testClass)))) {
        for (Observation next = SEEN.poll(); next != null; next = SEEN.poll()) {
          next.writeTo(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
