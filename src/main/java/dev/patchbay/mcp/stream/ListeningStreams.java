package dev.patchbay.mcp.stream;

import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.mcp.tools.ListState;
import dev.patchbay.model.Caller;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.web.Outbound;
import dev.patchbay.web.Sse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Sends changes of tool lists to the open listening streams of this node. Each stream keeps the
 * state of its list and is notified only when a change of its project alters the list. Comparison
 * runs on the thread of the change, or a little later when the list is unavailable; the order does
 * not matter, because an older state is ignored. Writing runs on the executor, so that no change
 * waits for a client. Thread-safe.
 */
public final class ListeningStreams {
  private final Map<ProjectKey, Set<Stream>> byProject = new ConcurrentHashMap<>();
  private final Map<String, Stream> bySession = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Lists lists;
  private final Executor writer;
  private final Executor later;

  /** Source of list states. */
  @FunctionalInterface
  public interface Lists {
    /**
     * Current state of the list; empty when the caller cannot see the project. Throws {@link
     * MCPRuntimeException} when it is temporarily unavailable.
     */
    Optional<ListState> look(Caller caller, ProjectKey project, ExposedTools narrowing);
  }

  private static final class Stream {
    private final Listener listener;
    private final Outbound out;
    private final Runnable onLeave;
    private final AtomicBoolean isEnding = new AtomicBoolean();
    private ListState seen;

    Stream(Listener listener, ListState seen, Outbound out, Runnable onLeave) {
      this.listener = listener;
      this.seen = seen;
      this.out = out;
      this.onLeave = onLeave;
    }

    synchronized boolean isNews(ListState now) {
      if (now.revision().compareTo(seen.revision()) <= 0) {
        return false;
      }
      boolean news = !now.fingerprint().equals(seen.fingerprint());
      seen = now;
      return news;
    }
  }

  /**
   * @param later runs its work after a short delay, for lists that are temporarily unavailable
   */
  public ListeningStreams(Lists lists, Executor writer, Executor later) {
    this.lists = lists;
    this.writer = writer;
    this.later = later;
  }

  public int count() {
    return count.get();
  }

  public boolean hasSession(String session) {
    return bySession.containsKey(session);
  }

  /**
   * Opens a stream that misses no change after {@code seen}. A session keeps only its newest
   * stream, because a message is sent on one stream only.
   *
   * @param seen state of the list at the time of the request
   * @param onLeave releases the stream's slot when it ends; may run more than once
   */
  public void open(Listener listener, ListState seen, Outbound out, Runnable onLeave) {
    Stream stream = new Stream(listener, seen, out, onLeave);
    listener
        .session()
        .flatMap(session -> Optional.ofNullable(bySession.put(session, stream)))
        .ifPresent(this::sayFarewell);
    out.send(listener.greeting());
    add(stream);
    try {
      compare(stream, look(listener));
    } catch (MCPRuntimeException e) {
      later.execute(() -> changed(listener.project()));
    }
    if (!out.isOpen()) {
      // Disconnected before the stream was registered.
      forget(stream);
    }
  }

  /** Removes the stream of a disconnected client. */
  @SuppressWarnings("ReferenceEquality") // equal listeners are different streams
  public void gone(Listener listener) {
    Optional.ofNullable(byProject.get(listener.project())).stream()
        .flatMap(Set::stream)
        .filter(stream -> stream.listener == listener)
        .forEach(this::forget);
  }

  /** Call after each change, once snapshots show it. */
  public void changed(ProjectKey project) {
    Map<List<Object>, Optional<ListState>> known = new HashMap<>();
    try {
      for (Stream stream : byProject.getOrDefault(project, Set.of())) {
        Listener listener = stream.listener;
        compare(
            stream,
            known.computeIfAbsent(
                List.of(listener.caller(), listener.narrowing()), key -> look(listener)));
      }
    } catch (MCPRuntimeException e) {
      // Streams that were notified already have the new state and are not notified again.
      later.execute(() -> changed(project));
    }
  }

  private void compare(Stream stream, Optional<ListState> now) {
    if (now.isEmpty()) {
      writer.execute(() -> sayFarewell(stream));
    } else if (stream.isNews(now.get())) {
      stream.listener.notice().ifPresent(text -> writer.execute(() -> stream.out.send(text)));
    }
  }

  private Optional<ListState> look(Listener listener) {
    return lists.look(listener.caller(), listener.project(), listener.narrowing());
  }

  /** Ends the stream of a closed session. */
  public void end(String session) {
    Optional.ofNullable(bySession.get(session)).ifPresent(this::sayFarewell);
  }

  /** Ends the streams whose callers fail the test. */
  public void endUnless(Predicate<Caller> stillHolds) {
    all().stream()
        .filter(stream -> !stillHolds.test(stream.listener.caller()))
        .forEach(this::sayFarewell);
  }

  public void endAll() {
    all().forEach(this::sayFarewell);
  }

  public void keepAlive() {
    all().forEach(stream -> stream.out.send(Sse.comment()));
  }

  private void sayFarewell(Stream stream) {
    // The process and the application may stop at a time.
    if (!stream.isEnding.compareAndSet(false, true)) {
      return;
    }
    stream.listener.farewell().ifPresent(stream.out::send);
    stream.out.end();
    forget(stream);
  }

  private void add(Stream stream) {
    byProject.compute(
        stream.listener.project(),
        (key, present) -> {
          Set<Stream> streams = present == null ? ConcurrentHashMap.newKeySet() : present;
          streams.add(stream);
          return streams;
        });
    count.incrementAndGet();
  }

  private void forget(Stream stream) {
    stream.onLeave.run();
    stream.listener.session().ifPresent(session -> bySession.remove(session, stream));
    byProject.computeIfPresent(
        stream.listener.project(),
        (key, streams) -> {
          if (streams.remove(stream)) {
            count.decrementAndGet();
          }
          return streams.isEmpty() ? null : streams;
        });
  }

  private List<Stream> all() {
    return byProject.values().stream().flatMap(Set::stream).toList();
  }
}
