package dev.patchbay.upstream.http;

import dev.patchbay.model.TenantId;
import dev.patchbay.upstream.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * DNS lookups with a timeout. They run on threads of their own, because the system's lookup has no
 * timeout; a caller waits until its deadline at most. Concurrent calls of a tenant for one name
 * share a lookup, so an unresponsive name server blocks one thread per name. A tenant's lookups use
 * at most 48 of the 64 threads, and no call waits for another tenant's lookup. No cache.
 * Thread-safe.
 */
final class DnsLookups implements NameService {
  private static final int MOST_LOOKUPS = 64;
  private static final int MOST_OF_A_TENANT = 48;
  private static final ThreadLocal<@Nullable Requester> REQUESTER = new ThreadLocal<>();
  private static final int MOST_WAITING = 10_000;
  private static final ThreadPoolExecutor LOOKUPS =
      new ThreadPoolExecutor(
          MOST_LOOKUPS,
          MOST_LOOKUPS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread thread = new Thread(work, "patchbay-names");
            thread.setDaemon(true);
            return thread;
          });

  static {
    LOOKUPS.allowCoreThreadTimeOut(true);
  }

  private final ConcurrentMap<Lookup, FutureTask<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<TenantId, Integer> held = new ConcurrentHashMap<>();
  private final NameService names;

  DnsLookups(NameService names) {
    this.names = names;
  }

  private record Lookup(TenantId tenant, String host) {}

  private record Requester(TenantId tenant, Deadline deadline) {}

  /** Work that may open connections. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** Runs the work on this thread; its lookups are bounded by the deadline. */
  static <T> T within(TenantId tenant, Deadline deadline, Exchange<T> exchange) throws IOException {
    REQUESTER.set(new Requester(tenant, deadline));
    try {
      return exchange.run();
    } finally {
      REQUESTER.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Requester requester = REQUESTER.get();
    if (requester == null) {
      // A thread of the client, shared by many calls, which must not block.
      throw new UnknownHostException(host);
    }
    try {
      long timeout = requester.deadline().remaining().toNanos();
      return found(new Lookup(requester.tenant(), host)).get(timeout, TimeUnit.NANOSECONDS);
    } catch (ExecutionException
        | TimeoutException
        | CancellationException
        | RejectedExecutionException e) {
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private Future<List<InetAddress>> found(Lookup lookup) {
    FutureTask<List<InetAddress>> mine =
        new FutureTask<>(
            () -> {
              try {
                return names.lookup(lookup.host());
              } finally {
                underWay.remove(lookup);
                release(lookup.tenant());
              }
            });
    FutureTask<List<InetAddress>> running = underWay.putIfAbsent(lookup, mine);
    if (running != null) {
      return running;
    }
    try {
      hold(lookup.tenant());
      LOOKUPS.execute(mine);
    } catch (RejectedExecutionException e) {
      underWay.remove(lookup);
      release(lookup.tenant());
      mine.cancel(false);
      throw e;
    }
    return mine;
  }

  private void hold(TenantId tenant) {
    if (held.merge(tenant, 1, Integer::sum) > MOST_OF_A_TENANT) {
      throw new RejectedExecutionException("too many names of one tenant are looked up");
    }
  }

  private void release(TenantId tenant) {
    held.computeIfPresent(tenant, (key, count) -> count == 1 ? null : count - 1);
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
