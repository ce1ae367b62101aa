package dev.patchbay.mcp.session;

import dev.patchbay.mcp.protocol.ClientCapabilities;
import dev.patchbay.model.Caller;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The sessions of this node, bounded in number and idle time. Where there is no room, those idle
 * for longest of the tenant that has the most go first, so that nobody pushes out another tenant's;
 * their clients are answered 404 and greet again. Thread-safe.
 */
public final class Sessions {
  private final Map<String, Session> open = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;
  private final Supplier<String> ids;
  private final long longestIdle;
  private final int most;

  /**
   * @param nanoTime as {@link System#nanoTime}
   * @param ids give names that nobody can guess, in visible ASCII
   */
  public Sessions(LongSupplier nanoTime, Supplier<String> ids, Duration longestIdle, int most) {
    this.nanoTime = nanoTime;
    this.ids = ids;
    this.longestIdle = longestIdle.toNanos();
    this.most = most;
  }

  /** One at a time, so that the number holds however many clients greet at once. */
  public synchronized Session open(
      ProjectKey project, Caller caller, ClientCapabilities capabilities) {
    if (open.size() >= most) {
      makeRoom();
    }
    Session session = new Session(ids.get(), project, caller, capabilities, nanoTime.getAsLong());
    open.put(session.id(), session);
    return session;
  }

  /** The caller's own session with this project; using it keeps it alive. */
  public Optional<Session> find(String id, ProjectKey project, Caller caller) {
    long now = nanoTime.getAsLong();
    return Optional.ofNullable(open.get(id))
        .filter(session -> session.belongsTo(project, caller))
        .filter(session -> !isIdle(session, now))
        .map(
            session -> {
              session.used(now);
              return session;
            });
  }

  public void close(Session session) {
    open.remove(session.id());
  }

  /**
   * Forgets what has been idle too long.
   *
   * @param hasStream whether somebody still listens, which counts as use
   */
  public void expire(Predicate<Session> hasStream) {
    long now = nanoTime.getAsLong();
    for (Session session : open.values()) {
      if (session.isBusy() || hasStream.test(session)) {
        session.used(now);
      } else if (isIdle(session, now)) {
        close(session);
      }
    }
  }

  public int count() {
    return open.size();
  }

  /** An eighth at once, so that the search is paid for by the many that follow. */
  private void makeRoom() {
    Optional<TenantId> greediest = greediest();
    // The times are taken once: they move while this sorts.
    long now = nanoTime.getAsLong();
    List<Map.Entry<Session, Long>> oldest =
        open.values().stream()
            .filter(session -> greediest.filter(session.tenant()::equals).isPresent())
            .map(session -> Map.entry(session, now - session.lastUsed()))
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(Math.max(1, most / 8))
            .toList();
    oldest.forEach(entry -> close(entry.getKey()));
  }

  private Optional<TenantId> greediest() {
    return open.values().stream()
        .collect(Collectors.groupingBy(Session::tenant, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private boolean isIdle(Session session, long now) {
    return now - session.lastUsed() > longestIdle;
  }
}
