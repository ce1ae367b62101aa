package dev.patchbay.upstream.http;

import dev.patchbay.upstream.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up on threads of its own, since the system's lookup knows no time-out; the caller
 * waits no longer than its deadline.
 */
final class PatientNames implements NameService {
  private static final int MOST_LOOKUPS = 64;
  private static final ThreadLocal<@Nullable Deadline> DEADLINE = new ThreadLocal<>();
  private static final ExecutorService LOOKUPS =
      new ThreadPoolExecutor(
          0,
          MOST_LOOKUPS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "patchbay-names");
            thread.setDaemon(true);
            return thread;
          });

  private final NameService names;

  PatientNames(NameService names) {
    this.names = names;
  }

  /** Work that may open connections. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** The lookups of this work, which run on this thread's behalf, end at the deadline. */
  static <T> T within(Deadline deadline, Exchange<T> exchange) throws IOException {
    DEADLINE.set(deadline);
    try {
      return exchange.run();
    } finally {
      DEADLINE.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Deadline deadline = DEADLINE.get();
    if (deadline == null) {
      return names.lookup(host);
    }
    try {
      Future<List<InetAddress>> found = LOOKUPS.submit(() -> names.lookup(host));
      return found.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
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

  private static UnknownHostException unknown(String host, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
