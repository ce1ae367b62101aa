package dev.patchbay.upstream.call;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.operator.CorrelationId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Thread pool of tool calls, so that a slow upstream blocks no request thread. At most 200 calls; a
 * project has at most a quarter, so that its stuck upstream leaves room for others, and a tenant at
 * most three quarters. Thread-safe; lives as long as the application.
 */
@SingletonBean
public class CallPool {
  /** Sentence for a refused call. */
  public static final String TOO_BUSY =
      "Too many calls are running at the moment; try again in a few seconds.";

  private static final int MOST_CALLS = 200;
  private static final double SHARE_OF_A_PROJECT = 0.25;
  private static final double SHARE_OF_A_TENANT = 0.75;
  private static final long KEEP_SECONDS = 30;

  private final Map<ProjectKey, Integer> running = new ConcurrentHashMap<>();
  private final Map<TenantId, Integer> runningOfTenant = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;
  private final int mostPerProject;
  private final int mostPerTenant;

  @Inject
  CallPool(ServerThreads threads) {
    this(threads.factory(), MOST_CALLS);
  }

  CallPool(ThreadFactory factory, int most) {
    threads =
        new ThreadPoolExecutor(
            most, most, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(most), factory);
    threads.allowCoreThreadTimeOut(true);
    mostPerProject = Math.max(1, (int) (most * SHARE_OF_A_PROJECT));
    mostPerTenant = Math.max(1, (int) (most * SHARE_OF_A_TENANT));
  }

  /**
   * Runs the work with the correlation id of the current thread. Returns false, without running it,
   * when the share of the project, its tenant or the node is used up.
   */
  public boolean run(ProjectKey project, Runnable work) {
    int ofProject = running.merge(project, 1, Integer::sum);
    int ofTenant = runningOfTenant.merge(project.tenant(), 1, Integer::sum);
    if (ofProject > mostPerProject || ofTenant > mostPerTenant) {
      leave(project);
      return false;
    }
    Runnable correlated = correlated(work);
    try {
      threads.execute(
          () -> {
            try {
              correlated.run();
            } finally {
              leave(project);
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      leave(project);
      return false;
    }
  }

  private static Runnable correlated(Runnable work) {
    Optional<String> id = CorrelationId.current();
    return id.isEmpty()
        ? work
        : () ->
            CorrelationId.<Boolean, RuntimeException>with(
                id.get(),
                () -> {
                  work.run();
                  return true;
                });
  }

  private void leave(ProjectKey project) {
    running.computeIfPresent(project, (key, count) -> less(count));
    runningOfTenant.computeIfPresent(project.tenant(), (key, count) -> less(count));
  }

  private static @Nullable Integer less(int count) {
    return count == 1 ? null : count - 1;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
