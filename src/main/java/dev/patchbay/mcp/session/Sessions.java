package dev.patchbay.mcp.session;

import dev.patchbay.mcp.protocol.ClientCapabilities;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
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
import org.jspecify.annotations.Nullable;

/**
 * Sessions of this node, limited in number and idle time. When a key or tenant reaches its share,
 * its own longest-idle sessions are evicted. When the node is full, sessions of the largest tenant
 * are evicted. So a tenant never evicts sessions of one that uses less. Clients of an evicted
 * session get 404 and initialize again. Thread-safe.
 */
public final class Sessions {
  private final Map<String, Session> open = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;
  private final Supplier<String> ids;
  private final long longestIdle;
  private final SessionSettings limits;
  private final Map<TenantId, Integer> ofTenants = new ConcurrentHashMap<>();
  private final Map<Caller.Identity, Integer> ofOwners = new ConcurrentHashMap<>();

  /**
   * @param nanoTime as {@link System#nanoTime}
   * @param ids generates unguessable ids of visible ASCII
   */
  public Sessions(
      LongSupplier nanoTime, Supplier<String> ids, Duration longestIdle, SessionSettings limits) {
    this.nanoTime = nanoTime;
    this.ids = ids;
    this.longestIdle = longestIdle.toNanos();
    this.limits = limits;
  }

  /** Opens a session; fails with BUSY when every evictable session is running a call. */
  public synchronized Session open(
      ProjectKey project, Caller caller, ClientCapabilities capabilities) {
    Session session = new Session(ids.get(), project, caller, capabilities, nanoTime.getAsLong());
    Caller.Identity owner = session.owner();
    TenantId tenant = session.tenant();
    if (ofOwners.getOrDefault(owner, 0) >= limits.mostOfKey()) {
      makeRoom(each -> each.owner().equals(owner), limits.mostOfKey());
    }
    if (ofTenants.getOrDefault(tenant, 0) >= limits.mostOfTenant()) {
      makeRoom(each -> each.tenant().equals(tenant), limits.mostOfTenant());
    }
    if (open.size() >= limits.most()) {
      TenantId largest = largestTenant();
      makeRoom(each -> each.tenant().equals(largest), limits.most());
    }
    ofOwners.merge(owner, 1, Integer::sum);
    ofTenants.merge(tenant, 1, Integer::sum);
    open.put(session.id(), session);
    return session;
  }

  /** Finds the caller's own session with this project and refreshes its idle time. */
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
    if (open.remove(session.id(), session)) {
      ofOwners.computeIfPresent(session.owner(), (owner, count) -> less(count));
      ofTenants.computeIfPresent(session.tenant(), (tenant, count) -> less(count));
    }
  }

  private static @Nullable Integer less(int count) {
    return count == 1 ? null : count - 1;
  }

  /**
   * Closes sessions that have been idle too long.
   *
   * @param hasStream whether the session has an open stream, which counts as use
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

  /** Evicts the longest-idle eighth of the limit at once, which spreads the cost of sorting. */
  private void makeRoom(Predicate<Session> candidate, int most) {
    // Snapshot of the times, because they change during the sort.
    long now = nanoTime.getAsLong();
    List<Map.Entry<Session, Long>> oldest =
        open.values().stream()
            .filter(candidate)
            .filter(session -> !session.isBusy())
            .map(session -> Map.entry(session, now - session.lastUsed()))
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(Math.max(1, most / 8))
            .toList();
    if (oldest.isEmpty()) {
      throw new MCPRuntimeException(
          FailureKind.BUSY,
          "The limit of sessions is reached, and all of them are running calls"
              + " (patchbay.mcp.max-sessions, -per-tenant, -per-key); try again in a moment.");
    }
    oldest.forEach(entry -> close(entry.getKey()));
  }

  private TenantId largestTenant() {
    return ofTenants.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private boolean isIdle(Session session, long now) {
    return now - session.lastUsed() > longestIdle;
  }
}
