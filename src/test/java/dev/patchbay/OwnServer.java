package dev.patchbay;

import static org.awaitility.Awaitility.await;

import dev.patchbay.server.FreePort;
import dev.patchbay.server.PayaraMicro;
import dev.patchbay.server.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server of one test with the built WAR, in a process that the test may stop and kill; Payara
 * Micro unless said otherwise. It listens on a free loopback port; its output is appended to {@code
 * target/it-tmp/<name>.log}. The process ends when this is closed, or with the test's JVM.
 */
public final class OwnServer implements AutoCloseable {
  /** Allows for a busy machine. */
  private static final Duration START = Duration.ofMinutes(3);

  /** Name of the system property with the JVM's compiler option; programs that time set it. */
  public static final String COMPILER = "server.compiler";

  /**
   * Without the optimizing compiler a server starts in half the CPU time: measured 19 s in place of
   * 38 s. A test's server lives too short to gain from it.
   */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /** With and without access; a server that starts answers 404 and 503. */
  private static final Set<Integer> ANSWERING = Set.of(200, 401);

  private final Process process;
  private final URL base;
  private final Path log;
  private final long logStart;

  private OwnServer(Process process, URL base, Path log, long logStart) {
    this.process = process;
    this.base = base;
    this.log = log;
    this.logStart = logStart;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param settings as system properties
   * @param more arguments of Payara Micro
   */
  public static OwnServer start(String name, Map<String, String> settings, String... more) {
    OwnServer server = launch(name, settings, more);
    server.awaitReady();
    return server;
  }

  /** Starts a server without waiting, so that several can start at a time. */
  public static OwnServer launch(String name, Map<String, String> settings, String... more) {
    return launch(PayaraMicro.development(), builtWar(), name, settings, List.of(more));
  }

  /** Starts a server of this kind and waits until it is ready. */
  public static OwnServer start(
      ServerKind kind, Path war, String name, Map<String, String> settings) {
    OwnServer server = launch(kind, war, name, settings, List.of());
    server.awaitReady();
    return server;
  }

  public static OwnServer start(ServerKind kind, String name, Map<String, String> settings) {
    return start(kind, builtWar(), name, settings);
  }

  static OwnServer launch(ServerKind kind, String name, Map<String, String> settings) {
    return launch(kind, builtWar(), name, settings, List.of());
  }

  private static OwnServer launch(
      ServerKind kind, Path war, String name, Map<String, String> settings, List<String> more) {
    int port = FreePort.find();
    Path scratch = Path.of("target", "it-tmp", name);
    Path log = Path.of("target", "it-tmp", name + ".log");
    long logStart = log.toFile().length();
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("patchbay.port", Integer.toString(port));
    List<String> jvm =
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            System.getProperty(COMPILER, QUICK_START));
    try {
      return new OwnServer(
          kind.process(new ServerKind.Launch(port, war, all, more, jvm, scratch))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start(),
          URI.create("http://127.0.0.1:" + port + "/").toURL(),
          log,
          logStart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path builtWar() {
    return Path.of(System.getProperty("patchbay.war"));
  }

  /** Fails at once when the process has ended. */
  public void awaitReady() {
    PatchbayClient client = client();
    await()
        .atMost(START)
        .failFast(log + " says why", () -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> ANSWERING.contains(client.get("/v1/projects").status()));
  }

  public URL base() {
    return base;
  }

  public PatchbayClient client() {
    return new PatchbayClient(base);
  }

  public Process process() {
    return process;
  }

  /** Its output so far. */
  public String log() {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, (int) logStart, all.length - (int) logStart, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGTERM like an operator; does not wait. */
  public void stop() {
    process.destroy();
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
