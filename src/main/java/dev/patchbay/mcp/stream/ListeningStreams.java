package dev.patchbay.mcp.stream;

import dev.patchbay.mcp.tools.Narrowing;
import dev.patchbay.model.Caller;
import dev.patchbay.model.state.ProjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of this node. Each remembers what the list that it stands for looked like, and
 * is told when a change of its project made it look otherwise, and only then. Comparing happens in
 * the changes' own order; writing happens on the executor, so that no change waits for a reader.
 * Thread-safe.
 */
public final class ListeningStreams {
  private final Map<ProjectKey, Set<Stream>> byProject = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Lists lists;
  private final Executor writer;

  /** Tells one look of a list from another. */
  @FunctionalInterface
  public interface Lists {
    /** As it is now; empty when the caller can see no such project. */
    Optional<String> fingerprint(Caller caller, ProjectKey project, Narrowing narrowing);
  }

  private static final class Stream {
    private final Listener listener;
    private final Outbound out;
    private @Nullable String seen;

    Stream(Listener listener, Outbound out) {
      this.listener = listener;
      this.out = out;
    }
  }

  public ListeningStreams(Lists lists, Executor writer) {
    this.lists = lists;
    this.writer = writer;
  }

  public int count() {
    return count.get();
  }

  public boolean hasSession(String session) {
    return all().stream().anyMatch(stream -> isOf(stream, session));
  }

  /**
   * From when this returns, no change is missed. Of one session only the newest stream is kept, for
   * a message goes to one of them alone.
   */
  public void open(Listener listener, Outbound out) {
    listener.session().ifPresent(this::end);
    Stream stream = new Stream(listener, out);
    synchronized (stream) {
      add(stream);
      Optional<String> now = fingerprint(listener);
      out.send(listener.greeting());
      if (now.isPresent()) {
        stream.seen = now.get();
        return;
      }
    }
    bid(stream);
  }

  /** Forgets the stream of a reader who is gone. */
  @SuppressWarnings("ReferenceEquality") // two readers may want the very same
  public void gone(Listener listener) {
    Optional.ofNullable(byProject.get(listener.project())).stream()
        .flatMap(Set::stream)
        .filter(stream -> stream.listener == listener)
        .forEach(this::forget);
  }

  /** To be called in the order of the changes, once each change can be seen. */
  public void changed(ProjectKey project) {
    Map<List<Object>, Optional<String>> known = new HashMap<>();
    for (Stream stream : byProject.getOrDefault(project, Set.of())) {
      Listener listener = stream.listener;
      Optional<String> now =
          known.computeIfAbsent(
              List.of(listener.caller(), listener.narrowing()), key -> fingerprint(listener));
      if (now.isEmpty()) {
        writer.execute(() -> bid(stream));
      } else if (isNews(stream, now.get())) {
        listener.notice().ifPresent(notice -> writer.execute(() -> stream.out.send(notice)));
      }
    }
  }

  private static boolean isNews(Stream stream, String now) {
    synchronized (stream) {
      // Not yet set: whoever opens it looks after this change, and has seen it.
      boolean news = stream.seen != null && !stream.seen.equals(now);
      stream.seen = stream.seen == null ? null : now;
      return news;
    }
  }

  private Optional<String> fingerprint(Listener listener) {
    return lists.fingerprint(listener.caller(), listener.project(), listener.narrowing());
  }

  /** Ends the stream of a session that is over. */
  public void end(String session) {
    all().stream().filter(stream -> isOf(stream, session)).forEach(this::bid);
  }

  public void endAll() {
    all().forEach(this::bid);
  }

  public void keepAlive() {
    all().forEach(stream -> stream.out.send(Sse.comment()));
  }

  private void bid(Stream stream) {
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
    byProject.computeIfPresent(
        stream.listener.project(),
        (key, streams) -> {
          if (streams.remove(stream)) {
            count.decrementAndGet();
          }
          return streams.isEmpty() ? null : streams;
        });
  }

  private static boolean isOf(Stream stream, String session) {
    return stream.listener.session().filter(session::equals).isPresent();
  }

  private List<Stream> all() {
    return byProject.values().stream().flatMap(Set::stream).toList();
  }
}
