package dev.patchbay.proof;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.proof.Operation.Action;
import dev.patchbay.proof.Operation.Answer;
import dev.patchbay.registry.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that change and read one project on several nodes at once, and their answers. Also checks
 * each client's reads from memory against the promises of reads.
 */
final class RecordedHistory {
  private static final String PROJECT = "shop";
  private static final int CLIENTS = 8;
  private static final int CONNECTORS = 3;
  private static final long LONGEST_PAUSE = Duration.ofMillis(6).toNanos();

  private final List<Node> nodes;
  private final Duration duration;
  private final long seed;
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final Queue<String> brokenReads = new ConcurrentLinkedQueue<>();
  private final Map<Revision, SortedMap<String, String>> shown = new ConcurrentHashMap<>();

  private RecordedHistory(List<Node> nodes, Duration duration, long seed) {
    this.nodes = nodes;
    this.duration = duration;
    this.seed = seed;
  }

  /** With clients distributed over the nodes. */
  static RecordedHistory of(List<Node> nodes, Duration duration, long seed) {
    RecordedHistory history = new RecordedHistory(nodes, duration, seed);
    nodes.get(0).ensure(PROJECT);
    nodes.forEach(node -> node.fresh(PROJECT));
    Threads.together(CLIENTS, duration.plusMinutes(1), client -> history.new Client(client).run());
    return history;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Violations as sentences; empty when every read was as promised. */
  List<String> brokenReads() {
    return List.copyOf(brokenReads);
  }

  private final class Client {
    private final int number;
    private final Node node;
    private final Random random;
    private Revision latest = Revision.NONE;
    private int puts;

    Client(int number) {
      this.number = number;
      node = nodes.get(number % nodes.size());
      random = new Random(seed + number);
    }

    void run() {
      long end = System.nanoTime() + duration.toNanos();
      while (System.nanoTime() - end < 0) {
        act();
        look();
        LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE));
      }
    }

    private void act() {
      Action action = action();
      long began = System.nanoTime();
      Answer answer = answer(action);
      operations.add(new Operation(action, answer, began, System.nanoTime()));
    }

    private Action action() {
      String connector = "c" + random.nextInt(CONNECTORS);
      int choice = random.nextInt(10);
      if (choice < 6) {
        return new Action.Put(connector, "t" + number + "-" + puts++);
      }
      return choice < 8 ? new Action.Remove(connector) : new Action.Read();
    }

    private Answer answer(Action action) {
      if (action instanceof Action.Put put) {
        Node.Put done = node.put(PROJECT, put.connector(), put.tag());
        latest = done.revision();
        return new Answer.Replaced(done.replaced());
      }
      if (action instanceof Action.Remove remove) {
        java.util.Optional<Revision> done = node.remove(PROJECT, remove.connector());
        done.ifPresent(revision -> latest = revision);
        return new Answer.Removed(done.isPresent());
      }
      return new Answer.Seen(node.fresh(PROJECT));
    }

    /** Reads from memory: never older, never without own changes, never partial. */
    private void look() {
      ProjectRegistry project = node.shown(PROJECT);
      if (project.revision().compareTo(latest) < 0) {
        brokenReads.add(
            "client " + number + " saw " + project.revision() + " after it had seen " + latest);
      }
      latest = project.revision();
      SortedMap<String, String> tags = Node.tags(project);
      SortedMap<String, String> others = shown.putIfAbsent(project.revision(), tags);
      if (others != null && !others.equals(tags)) {
        brokenReads.add(project.revision() + " was " + tags + " here and " + others + " there");
      }
    }
  }
}
