package dev.patchbay.upstream.http;

import dev.patchbay.upstream.http.IdleConnections.Place;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.concurrent.BasicFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.ManagedConnPool;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.Deadline;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Connection pool partitioned by {@link SecurityDomain}. A lease names its domain and gets a
 * connection of that domain, or a new one. The pool records the domain of each lease, so the client
 * cannot move a connection between domains. Leases never wait; calls are limited elsewhere.
 * Thread-safe.
 *
 * @param <C> connection type of the client
 */
final class PartitionedPool<C extends HttpConnection> implements ManagedConnPool<HttpRoute, C> {
  private final Map<PoolEntry<HttpRoute, C>, Place> leased = new ConcurrentHashMap<>();
  private final IdleConnections idle;
  private final TimeValue life;
  private volatile boolean closed;

  /**
   * @param life maximum age of a connection
   */
  PartitionedPool(IdleConnections idle, TimeValue life) {
    this.idle = idle;
    this.life = life;
  }

  @Override
  public Future<PoolEntry<HttpRoute, C>> lease(
      HttpRoute route,
      Object state,
      Timeout requestTimeout,
      FutureCallback<PoolEntry<HttpRoute, C>> callback) {
    BasicFuture<PoolEntry<HttpRoute, C>> future = new BasicFuture<>(callback);
    if (!(state instanceof SecurityDomain domain)) {
      future.failed(new IllegalStateException("a lease names its security domain"));
    } else if (closed) {
      future.failed(new IllegalStateException("the connection pool is closed"));
    } else {
      future.completed(entry(new Place(domain, route)));
    }
    return future;
  }

  private PoolEntry<HttpRoute, C> entry(Place place) {
    PoolEntry<HttpRoute, C> entry =
        idle.take(place)
            .map(PartitionedPool::<C>own)
            .orElseGet(() -> new PoolEntry<>(place.route(), life));
    leased.put(entry, place);
    // Discards the old connection; the client opens a new one for the entry.
    if (isOver(entry) || !isOpen(entry)) {
      entry.discardConnection(CloseMode.GRACEFUL);
    }
    return entry;
  }

  private static boolean isOpen(PoolEntry<HttpRoute, ? extends HttpConnection> entry) {
    HttpConnection connection = entry.getConnection();
    return connection != null && connection.isOpen();
  }

  /** Safe cast: a route belongs to one client, http or https. */
  @SuppressWarnings("unchecked")
  private static <C extends HttpConnection> PoolEntry<HttpRoute, C> own(
      PoolEntry<HttpRoute, ?> entry) {
    return (PoolEntry<HttpRoute, C>) entry;
  }

  private static boolean isOver(PoolEntry<HttpRoute, ?> entry) {
    return entry.hasConnection() && entry.getExpiryDeadline().isExpired();
  }

  @Override
  public void release(PoolEntry<HttpRoute, C> entry, boolean reusable) {
    Place place = leased.remove(entry);
    if (place == null || !entry.hasConnection()) {
      return;
    }
    if (!reusable || closed || isOver(entry)) {
      entry.discardConnection(CloseMode.GRACEFUL);
      return;
    }
    discard(idle.add(place, entry));
    if (closed) {
      discardIdle();
    }
  }

  private static void discard(Collection<PoolEntry<HttpRoute, ?>> entries) {
    entries.forEach(entry -> entry.discardConnection(CloseMode.GRACEFUL));
  }

  private void discardIdle() {
    discard(idle.removeIf(entry -> true));
  }

  @Override
  public void closeExpired() {
    discard(idle.removeIf(PartitionedPool::isOver));
  }

  @Override
  public void closeIdle(TimeValue idleTime) {
    discard(idle.removeIf(entry -> Deadline.calculate(entry.getUpdated(), idleTime).isExpired()));
  }

  @Override
  public void close(CloseMode mode) {
    closed = true;
    discardIdle();
    leased.keySet().forEach(entry -> entry.discardConnection(mode));
  }

  @Override
  public void close() {
    close(CloseMode.GRACEFUL);
  }

  /** Number of connections in use or being opened. */
  int leased() {
    return leased.size();
  }

  @Override
  public PoolStats getTotalStats() {
    return new PoolStats(leased.size(), 0, idle.size(), getMaxTotal());
  }

  @Override
  public PoolStats getStats(HttpRoute route) {
    return getTotalStats();
  }

  @Override
  public Set<HttpRoute> getRoutes() {
    return Set.of();
  }

  @Override
  public int getMaxTotal() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getDefaultMaxPerRoute() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getMaxPerRoute(HttpRoute route) {
    return Integer.MAX_VALUE;
  }

  @Override
  public void setMaxTotal(int most) {
    throw fixed();
  }

  @Override
  public void setDefaultMaxPerRoute(int most) {
    throw fixed();
  }

  @Override
  public void setMaxPerRoute(HttpRoute route, int most) {
    throw fixed();
  }

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("the limits are those of IdleConnections");
  }
}
