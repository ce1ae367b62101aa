package dev.patchbay.bench;

import dev.patchbay.PatchbayClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams of {@code subscriptions/listen}, or of events, over HTTP: time from sending a change to
 * its notice, on one open stream and on the last of many, and what a stream that is held costs in
 * heap and RSS. {@code java dev.patchbay.bench.NoticeLatency <base URL> <pid of the server>
 * [streams] [mcp|events]}; the server on this machine, heap after {@code jcmd <pid> GC.run}. More
 * than 512 streams of events need {@code patchbay.events.max-listeners-per-tenant}.
 */
public final class NoticeLatency {
  private static final int CHANGES = 100;
  private static final String PROJECT = "notices";

  private final URI base;
  private final PatchbayClient client;
  private final String pid;
  private final boolean events;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<BufferedReader> streams = new ArrayList<>();
  private int version;

  private NoticeLatency(URI base, String pid, boolean events) throws IOException {
    this.base = base;
    this.client = new PatchbayClient(base.toURL());
    this.pid = pid;
    this.events = events;
  }

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
    NoticeLatency bench =
        new NoticeLatency(
            URI.create(arguments[0]),
            arguments[1],
            arguments.length > 3 && arguments[3].equals("events"));
    bench.change();
    bench.open(1);
    bench.measure();
    System.out.println("change sent to notice read, 1 stream: " + bench.measure());
    long heap = bench.heapKiB();
    long rss = bench.rssKiB();
    bench.open(most);
    long heapThen = bench.heapKiB();
    long rssThen = bench.rssKiB();
    System.out.printf(
        "%,d streams: heap %,d -> %,d KiB, %.1f KiB per stream; RSS %,d -> %,d KiB, %.1f KiB per stream%n",
        most,
        heap,
        heapThen,
        (double) (heapThen - heap) / (most - 1),
        rss,
        rssThen,
        (double) (rssThen - rss) / (most - 1));
    System.out.println("change sent to notice read on the last stream: " + bench.measure());
    for (Socket socket : bench.sockets) {
      socket.close();
    }
    bench.client.delete("/v1/projects/" + PROJECT);
  }

  /** Each change is read on every stream, and timed until the last of them has it. */
  private String measure() throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      long start = System.nanoTime();
      Thread change = new Thread(this::change);
      change.start();
      for (BufferedReader stream : streams) {
        readUntil(stream, events ? "event: Connector" : "notifications/tools/list_changed");
      }
      millis.add((System.nanoTime() - start) / 1e6);
      try {
        change.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Timings.summary(millis);
  }

  private void change() {
    version++;
    PatchbayClient.Answer answer =
        client.postYaml(
            "/v1/projects/" + PROJECT + "/connectors/install-from-manifest",
            BenchDescriptor.yaml("notices", "1.0." + version, 5)
                .replace("get_record_0", "get_record_0_" + version));
    if (answer.status() > 201) {
      throw new IllegalStateException(answer.text());
    }
  }

  private void open(int count) throws IOException {
    while (streams.size() < count) {
      Socket socket = new Socket(base.getHost(), base.getPort());
      sockets.add(socket);
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(request().getBytes(StandardCharsets.UTF_8));
      out.flush();
      BufferedReader stream =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
      readUntil(stream, events ? "retry: " : "notifications/subscriptions/acknowledged");
      streams.add(stream);
    }
  }

  private String request() {
    if (events) {
      return "GET /v1/projects/" + PROJECT + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":{"
            + "\"notifications\":{\"toolsListChanged\":true},\"_meta\":{"
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    return String.join(
        "\r\n",
        "POST /mcp/" + PROJECT + " HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        "Accept: application/json, text/event-stream",
        "MCP-Protocol-Version: 2026-07-28",
        "Mcp-Method: subscriptions/listen",
        "Content-Length: " + body.length(),
        "",
        body);
  }

  private static void readUntil(BufferedReader stream, String text) throws IOException {
    for (String line = stream.readLine(); !line.contains(text); ) {
      line = stream.readLine();
    }
  }

  private long heapKiB() throws IOException, InterruptedException {
    jcmd("GC.run");
    return jcmd("GC.heap_info")
        .lines()
        .filter(line -> line.contains("generation") || line.contains("heap"))
        .filter(line -> line.contains(" used "))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".* used (\\d+)K.*", "$1")))
        .sum();
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("jcmd", pid, command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  private long rssKiB() throws IOException {
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
