package dev.patchbay.mcp;

import dev.patchbay.model.state.ProjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which tools run, so that a slow upstream holds no request thread. Bounded in all,
 * and per project to a quarter, so that one project's stuck upstream leaves room for the others.
 */
final class CallPool {
  private static final int SHARE = 4;
  private static final long KEEP_SECONDS = 30;

  private final Map<ProjectKey, Integer> running = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;
  private final int mostPerProject;

  CallPool(ThreadFactory factory, int most) {
    this.threads =
        new ThreadPoolExecutor(
            most, most, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(most), factory);
    this.threads.allowCoreThreadTimeOut(true);
    this.mostPerProject = Math.max(1, most / SHARE);
  }

  /** False, and nothing happens, when the project or the node has too much to do. */
  boolean run(ProjectKey project, Runnable work) {
    int count = running.merge(project, 1, Integer::sum);
    if (count > mostPerProject) {
      leave(project);
      return false;
    }
    try {
      threads.execute(
          () -> {
            try {
              work.run();
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

  private void leave(ProjectKey project) {
    running.computeIfPresent(project, (key, count) -> count == 1 ? null : count - 1);
  }

  void close() {
    threads.shutdownNow();
  }
}
