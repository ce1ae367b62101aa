package dev.patchbay.proof;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.Threads;
import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.JdbcStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * A node in a process of its own that changes projects until it is killed. Says on its standard
 * output what it is about to do and what was acknowledged, each in one line and one write:
 *
 * <pre>
 * TRY project connector tag       (a tag of - stands for a removal)
 * ACK project connector tag revision
 * FAILED project connector kind
 * </pre>
 */
public final class CrashWriter {
  static final String REMOVED = "-";

  private static final int THREADS = 4;
  private static final int PROJECTS = 3;
  private static final int CONNECTORS = 5;

  private final Node node;
  private final String round;
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  private CrashWriter(Node node, String round) {
    this.node = node;
    this.round = round;
  }

  /** {@code h2 <directory> <round>} or {@code postgres <url> <round>}. */
  public static void main(String[] arguments) {
    JdbcStore store =
        arguments[0].equals("h2")
            ? TestDatabases.openH2(Path.of(arguments[1]))
            : TestDatabases.openPostgres(arguments[1]);
    CrashWriter writer = new CrashWriter(new Node(StorePorts.of(store)), arguments[2]);
    for (int project = 0; project < PROJECTS; project++) {
      writer.node.ensure("p" + project);
    }
    writer.say("READY");
    Threads.together(THREADS, Duration.ofHours(1), writer::run);
  }

  /** A connector belongs to one thread, so that its changes have an order. */
  private void run(int thread) {
    Random random = new Random();
    for (int i = 0; ; i++) {
      String project = "p" + random.nextInt(PROJECTS);
      String connector = "c" + thread + "-" + random.nextInt(CONNECTORS);
      boolean removes = random.nextInt(5) == 0;
      change(project, connector, removes ? REMOVED : "r" + round + "t" + thread + "n" + i);
    }
  }

  private void change(String project, String connector, String tag) {
    String subject = project + " " + connector + " ";
    say("TRY " + subject + tag);
    try {
      Revision revision =
          tag.equals(REMOVED)
              ? node.remove(project, connector).orElse(Revision.NONE)
              : node.put(project, connector, tag).revision();
      say("ACK " + subject + tag + " " + revision);
    } catch (MCPRuntimeException e) {
      say("FAILED " + subject + e.kind());
    }
  }

  private synchronized void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
