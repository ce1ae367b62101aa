package dev.patchbay.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Registry of this node's answers that wait for their clients. Cuts off answers whose write timeout
 * is over, and bounds the bytes that wait. One thread checks all of them every 500 ms.
 */
@SingletonBean
public class SlowReaders {
  private static final Logger LOG = System.getLogger(SlowReaders.class.getName());
  private static final String ATTRIBUTE = SlowReaders.class.getName();
  private static final int SHARES = 4;
  private static final long BETWEEN_LOOKS_MILLIS = 500;
  private static final int MOST_CONNECTIONS = 20_000;

  /**
   * Threads that may write to a reader directly, far fewer than a server has (200 on Payara), so
   * that readers who take nothing cannot hold the others.
   */
  private static final int DIRECT_WRITES = 8;

  private static final int DIRECT_WRITES_OF_OWNER = 4;

  private final Set<AsyncOutbound> waiting = ConcurrentHashMap.newKeySet();
  private final Cache<String, ConnectionState> connections =
      Caffeine.newBuilder().maximumSize(MOST_CONNECTIONS).build();
  private final FairSlots<String> directWrites =
      new FairSlots<>(DIRECT_WRITES, DIRECT_WRITES_OF_OWNER);
  private final Optional<ScheduledThreadPoolExecutor> clock;
  private final Duration time;
  private final UnreadBudget budget;
  private final LongSupplier nanoTime;

  @Inject
  SlowReaders(LoadSettings settings, ServerThreads threads) {
    this(
        settings,
        System::nanoTime,
        Optional.of(new ScheduledThreadPoolExecutor(1, threads.factory())));
  }

  /** A test looks by itself. */
  SlowReaders(LoadSettings settings, LongSupplier nanoTime) {
    this(settings, nanoTime, Optional.empty());
  }

  private SlowReaders(
      LoadSettings settings, LongSupplier nanoTime, Optional<ScheduledThreadPoolExecutor> clock) {
    this.time = settings.writeTime();
    this.budget =
        new UnreadBudget(
            settings.unreadBytes(), settings.unreadBytes() / SHARES, settings.requests());
    this.nanoTime = nanoTime;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    clock.ifPresent(
        thread -> {
          var unused =
              thread.scheduleWithFixedDelay(
                  this::look, BETWEEN_LOOKS_MILLIS, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  @PreDestroy
  void stop() {
    clock.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
  }

  /** Makes this registry available to the code that writes the answer. */
  public void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<SlowReaders> find(ServletRequest request) {
    return Optional.ofNullable((SlowReaders) request.getAttribute(ATTRIBUTE));
  }

  WriteTimeout newTimeout() {
    return new WriteTimeout(time);
  }

  long now() {
    return nanoTime.getAsLong();
  }

  void watch(AsyncOutbound answer) {
    waiting.add(answer);
  }

  void forget(AsyncOutbound answer) {
    waiting.remove(answer);
  }

  /**
   * A slot to write an answer on the request's own thread, which costs half of an asynchronous
   * write; empty when readers hold all of the owner's.
   */
  Optional<FairSlots<String>.Slot> directWrite(String owner) {
    return directWrites.tryTake(owner);
  }

  UnreadBudget budget() {
    return budget;
  }

  /** Cuts off late answers. Catches exceptions, because an executor drops a task that throws. */
  void look() {
    long now = now();
    for (AsyncOutbound answer : waiting) {
      try {
        answer.cutOffIfLate(now);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "Checking the write timeout of an answer failed.", e);
      }
    }
  }

  /** Closes the connection after this answer; pipelined requests behind it are not answered. */
  public void closeAfter(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Connection", "close");
    connection(request).close();
  }

  /** Has the connection had its last answer? */
  public boolean isClosed(HttpServletRequest request) {
    return connection(request).isClosed();
  }

  ConnectionState connection(HttpServletRequest request) {
    ServletConnection connection = request.getServletConnection();
    return connection == null
        ? new ConnectionState()
        : connections.get(connection.getConnectionId(), unused -> new ConnectionState());
  }

  /** Number of answers that are not written yet, streams included. */
  int waiting() {
    return waiting.size();
  }
}
