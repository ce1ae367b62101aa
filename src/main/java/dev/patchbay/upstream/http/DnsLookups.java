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
 * Looks names up on threads of its own, since the system's lookup knows no time-out; the caller
 * waits no longer than its deadline. The calls of a tenant that want the same name at the same time
 * share one lookup, so that a name server which does not answer for a host holds one thread for it.
 * The lookups of one tenant hold at most three quarters of the threads, and no call waits for the
 * lookup of another tenant. Keeps no answer. Thread-safe.
 */
final class DnsLookups implements NameService {
  private static final int MOST_LOOKUPS = 64;
  private static final int MOST_OF_A_TENANT = 48;
  private static final ThreadLocal<@Nullable Asker> ASKER = new ThreadLocal<>();
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

  private record Asker(TenantId tenant, Deadline deadline) {}

  /** Work that may open connections. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** The lookups of this work, which run on this thread's behalf, end at the deadline. */
  static <T> T within(TenantId tenant, Deadline deadline, Exchange<T> exchange) throws IOException {
    ASKER.set(new Asker(tenant, deadline));
    try {
      return exchange.run();
    } finally {
      ASKER.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Asker asker = ASKER.get();
    if (asker == null) {
      // A thread of the client itself, which many calls share and nothing may hold up.
      throw new UnknownHostException(host);
    }
    try {
      long patience = asker.deadline().remaining().toNanos();
      return found(new Lookup(asker.tenant(), host)).get(patience, TimeUnit.NANOSECONDS);
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
    FutureTask<List<InetAddress>> theirs = underWay.putIfAbsent(lookup, mine);
    if (theirs != null) {
      return theirs;
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
