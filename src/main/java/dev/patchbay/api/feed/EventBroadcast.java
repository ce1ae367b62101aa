package dev.patchbay.api.feed;

import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.Caller;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.web.Sse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Broadcast of changes to all event streams, each change once and in order. Back-pressure: a reader
 * gets the next piece when the last was taken, so a slow reader costs one position and one piece. A
 * reader that takes nothing between two heartbeats is cut off. One thread writes and never blocks;
 * another reads from the store what memory no longer has.
 */
public final class EventBroadcast {
  private static final int BATCH = 200;
  private static final int MOST_RENDERED = 128;
  private static final long RETRY_MILLIS = 2000;

  private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
  private final Map<Revision, String> rendered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, String> eldest) {
          return size() > MOST_RENDERED;
        }
      };
  private final AtomicBoolean due = new AtomicBoolean();
  private final ChangeHistory history;
  private final Predicate<Caller> mayStay;
  private final Executor writer;
  private final Executor fetcher;
  private final Executor later;

  /**
   * @param mayStay whether the caller's credential is still valid; checked before every write
   * @param writer one thread
   * @param fetcher may block on the store
   * @param later runs its work after a short delay, on the writer's thread
   */
  public EventBroadcast(
      ChangeHistory history,
      Predicate<Caller> mayStay,
      Executor writer,
      Executor fetcher,
      Executor later) {
    this.history = history;
    this.mayStay = mayStay;
    this.writer = writer;
    this.fetcher = fetcher;
    this.later = later;
  }

  public int count() {
    return readers.size();
  }

  void open(EventReader reader) {
    readers.add(reader);
    if (!reader.out().isOpen()) {
      // Disconnected before the reader was registered.
      disconnected(reader);
      return;
    }
    writer.execute(
        () -> {
          reader.out().send(Sse.retry(RETRY_MILLIS) + Sse.position(reader.position().toString()));
          if (reader.position().compareTo(history.last()) > 0) {
            fetch(reader);
          }
          feed(reader);
        });
  }

  void disconnected(EventReader reader) {
    readers.remove(reader);
    reader.leave();
  }

  /** Call when the container has taken a queued piece of the reader. */
  void drained(EventReader reader) {
    writer.execute(
        () -> {
          reader.took();
          feed(reader);
        });
  }

  /** Call after new changes were published. */
  public void changed() {
    if (!readers.isEmpty() && due.compareAndSet(false, true)) {
      writer.execute(
          () -> {
            due.set(false);
            readers.forEach(this::feed);
          });
    }
  }

  /** Sends heartbeats; call periodically on the writer's thread. */
  public void keepAlive() {
    readers.forEach(this::keepAlive);
  }

  private void keepAlive(EventReader reader) {
    if (!reader.out().isOpen() || !stays(reader)) {
      disconnected(reader);
    } else if (reader.isStuck()) {
      cutOff(reader);
    } else if (reader.out().isDrained()) {
      boolean moved = !reader.sentId().equals(reader.position());
      reader.setSentId(reader.position());
      reader.out().send(Sse.comment() + (moved ? Sse.position(reader.position().toString()) : ""));
    }
  }

  /**
   * Ends the streams of callers whose credentials are no longer valid; call on the writer's thread.
   */
  void endRevoked() {
    readers.forEach(this::stays);
  }

  public void endAll() {
    readers.forEach(this::end);
  }

  private void end(EventReader reader) {
    reader.out().end();
    disconnected(reader);
  }

  /**
   * Ends the stream of a reader whose credential was revoked or has expired; false when it ended.
   */
  private boolean stays(EventReader reader) {
    if (mayStay.test(reader.caller())) {
      return true;
    }
    if (reader.out().isDrained()) {
      end(reader);
    } else {
      // The caller may not get the queued pieces, and a regular end would wait behind them.
      cutOff(reader);
    }
    return false;
  }

  private void cutOff(EventReader reader) {
    reader.out().cutOff();
    disconnected(reader);
  }

  private void feed(EventReader reader) {
    if (!stays(reader)) {
      return;
    }
    while (isReady(reader) && reader.position().compareTo(history.last()) < 0) {
      Optional<List<LoggedChange>> next = history.recentAfter(reader.position(), BATCH);
      if (next.isEmpty()) {
        fetch(reader);
      } else {
        send(reader, next.get());
      }
    }
  }

  private static boolean isReady(EventReader reader) {
    return !reader.isFetching() && reader.out().isOpen() && reader.out().isDrained();
  }

  private void send(EventReader reader, List<LoggedChange> changes) {
    for (LoggedChange change : changes) {
      if (!isReady(reader)) {
        return;
      }
      reader.moveTo(change.revision());
      if (reader.wants(change)) {
        reader.setSentId(change.revision());
        reader.out().send(rendered.computeIfAbsent(change.revision(), key -> render(change)));
      }
    }
  }

  private void fetch(EventReader reader) {
    reader.setFetching(true);
    Revision since = reader.position();
    fetcher.execute(
        () -> {
          try {
            Optional<List<LoggedChange>> found = history.storedAfter(since, BATCH);
            writer.execute(() -> fetched(reader, found));
          } catch (MCPRuntimeException e) {
            // Store unavailable: keep the reader and retry later.
            later.execute(() -> retryFetch(reader));
          }
        });
  }

  private void fetched(EventReader reader, Optional<List<LoggedChange>> found) {
    reader.setFetching(false);
    found.ifPresentOrElse(changes -> send(reader, changes), () -> resync(reader));
    feed(reader);
  }

  private void retryFetch(EventReader reader) {
    reader.setFetching(false);
    if (reader.position().compareTo(history.last()) > 0) {
      fetch(reader);
    }
    feed(reader);
  }

  private void resync(EventReader reader) {
    Revision now = history.last();
    reader.moveTo(now);
    reader.setSentId(now);
    reader.out().send(Sse.event(now.toString(), "resync", text(new ResyncView(now.value()))));
  }

  private static String render(LoggedChange change) {
    ChangeView view = ChangeView.of(change);
    return Sse.event(change.revision().toString(), view.name(), text(view));
  }

  private static String text(Object view) {
    return new String(JsonFormat.write(view), StandardCharsets.UTF_8);
  }
}
