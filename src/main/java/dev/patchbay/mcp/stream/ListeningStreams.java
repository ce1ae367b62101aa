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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The open streams of this node. Each remembers what the list that it stands for looked like, and
 * is told when a change of its project made it look otherwise, and only then. Comparing happens on
 * the change's own thread, or a little later when the list cannot be had at that moment; looks may
 * come in any order, since an older one changes nothing. Writing happens on the executor, so that
 * no change waits for a reader. Thread-safe.
 */
public final class ListeningStreams {
  private final Map<ProjectKey, Set<Stream>> byProject = new ConcurrentHashMap<>();
  private final Map<String, Stream> bySession = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Lists lists;
  private final Executor writer;
  private final Executor later;

  /** How lists look. */
  @FunctionalInterface
  public interface Lists {
    /**
     * As it is now; empty when the caller can see no such project; fails as {@link
     * MCPRuntimeException} when it cannot be had at the moment.
     */
    Optional<ListState> look(Caller caller, ProjectKey project, ExposedTools narrowing);
  }

  private static final class Stream {
    private final Listener listener;
    private final Outbound out;
    private final Runnable onLeave;
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
   * @param later runs its work in a moment, for what could not be had now
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
   * No change since {@code seen} is missed. Of one session only the newest stream is kept, for a
   * message goes to one of them alone.
   *
   * @param seen the list as it was when the reader asked
   * @param onLeave gives back what the stream holds of the node, however it ends; may be run more
   *     than once
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
      // Gone before there was a stream to forget.
      forget(stream);
    }
  }

  /** Forgets the stream of a reader who is gone. */
  @SuppressWarnings("ReferenceEquality") // two readers may want the very same
  public void gone(Listener listener) {
    Optional.ofNullable(byProject.get(listener.project())).stream()
        .flatMap(Set::stream)
        .filter(stream -> stream.listener == listener)
        .forEach(this::forget);
  }

  /** To be called after each change, once it can be seen. */
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
      // Whoever has been told already is not told again.
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

  /** Ends the stream of a session that is over. */
  public void end(String session) {
    Optional.ofNullable(bySession.get(session)).ifPresent(this::sayFarewell);
  }

  /** Ends the streams of callers who do not pass. */
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
