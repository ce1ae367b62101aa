package dev.patchbay;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Payara Micro server of one test with the built WAR, in a process that the test may stop and
 * kill. It listens on a free loopback port; its output is appended to {@code
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
    return launch(Platform.development(), name, settings, more);
  }

  /**
   * The platform of a server.
   *
   * @param home of the JDK
   * @param micro the JAR of Payara Micro
   * @param preBoot the file of its commands
   */
  record Platform(Path home, String micro, String preBoot) {
    static Platform development() {
      return new Platform(
          Path.of(System.getProperty("java.home")),
          System.getProperty("payara.microJar"),
          "server-config/payara-micro/pre-boot.txt");
    }

    static Platform production(Path home) {
      return new Platform(
          home,
          System.getProperty("payara.productionMicroJar", "target/payara-micro-production.jar"),
          "server-config/payara-micro/production-pre-boot.txt");
    }
  }

  static OwnServer launch(
      Platform platform, String name, Map<String, String> settings, String... more) {
    int port = freePort();
    Path log = Path.of("target", "it-tmp", name + ".log");
    long logStart = log.toFile().length();
    try {
      return new OwnServer(
          new ProcessBuilder(command(platform, port, settings, more))
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

  private static List<String> command(
      Platform platform, int port, Map<String, String> settings, String... more) {
    List<String> command = new ArrayList<>();
    command.add(platform.home().resolve("bin").resolve("java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.add(System.getProperty(COMPILER, QUICK_START));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dpatchbay.port=" + port);
    command.addAll(List.of("-jar", platform.micro()));
    command.addAll(List.of("--deploy", System.getProperty("patchbay.war"), "--contextroot", "/"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--nohazelcast", "--disablephonehome"));
    command.addAll(List.of("--prebootcommandfile", platform.preBoot()));
    command.addAll(List.of(more));
    return command;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails at once when the process has ended. */
  public void awaitReady() {
    PatchbayClient client = client();
    await()
        .atMost(START)
        .failFast(log + " says why", () -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> client.get("/health/ready").status() == 200);
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
