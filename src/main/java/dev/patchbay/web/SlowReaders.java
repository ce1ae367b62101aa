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
 * The answers of this node that wait for their readers: cuts those off whose reader does not take
 * them in time, and bounds the bytes that wait. One thread looks at all of them.
 */
@SingletonBean
public class SlowReaders {
  private static final Logger LOG = System.getLogger(SlowReaders.class.getName());
  private static final String ATTRIBUTE = SlowReaders.class.getName();
  private static final int SHARES = 4;
  private static final long BETWEEN_LOOKS_MILLIS = 500;
  private static final int MOST_CONNECTIONS = 20_000;
  private static final Duration IDLE_CONNECTION = Duration.ofMinutes(2);

  private final Set<AsyncOutbound> waiting = ConcurrentHashMap.newKeySet();
  private final Cache<String, ConnectionState> connections =
      Caffeine.newBuilder()
          .maximumSize(MOST_CONNECTIONS)
          .expireAfterAccess(IDLE_CONNECTION)
          .build();
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

  /** Makes these known to what writes the answer to the request. */
  public void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<SlowReaders> find(ServletRequest request) {
    return Optional.ofNullable((SlowReaders) request.getAttribute(ATTRIBUTE));
  }

  WriteTimeout patience() {
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

  UnreadBudget budget() {
    return budget;
  }

  /** Cuts off whose time is over. An executor drops a task that throws. */
  void look() {
    long now = now();
    for (AsyncOutbound answer : waiting) {
      try {
        answer.cutOffIfLate(now);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "An answer that waits for its reader could not be looked at.", e);
      }
    }
  }

  /**
   * Ends the connection with this answer; what was pipelined behind the request is not answered.
   */
  public void closeAfter(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Connection", "close");
    connection(request).close();
  }

  /** Was the connection's last answer given? */
  public boolean isClosed(HttpServletRequest request) {
    return connection(request).isClosed();
  }

  ConnectionState connection(HttpServletRequest request) {
    ServletConnection connection = request.getServletConnection();
    return connection == null
        ? new ConnectionState()
        : connections.get(connection.getConnectionId(), unused -> new ConnectionState());
  }

  /** Answers that are not written yet, and streams. */
  int waiting() {
    return waiting.size();
  }
}
