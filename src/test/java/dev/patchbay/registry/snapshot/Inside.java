package dev.patchbay.registry.snapshot;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.function.Supplier;

/**
 * Runs an action of a test inside a bean: after the container has taken lock and transaction,
 * before the bean's code.
 */
@Watched
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Inside {
  private static final ThreadLocal<Runnable> OF_THIS_THREAD =
      ThreadLocal.withInitial(() -> Inside::nothing);
  private static volatile Runnable ofPolls = Inside::nothing;

  /** Calls that {@code work} makes on this thread run the action. */
  static <T> T during(Runnable inside, Supplier<T> work) {
    OF_THIS_THREAD.set(inside);
    try {
      return work.get();
    } finally {
      OF_THIS_THREAD.remove();
    }
  }

  /** The timer's polls run the action from now on. */
  static void polls(Runnable inside) {
    ofPolls = inside;
  }

  static void pollsDoNothing() {
    ofPolls = Inside::nothing;
  }

  private static void nothing() {}

  @AroundInvoke
  Object enter(InvocationContext call) throws Exception {
    OF_THIS_THREAD.get().run();
    if (call.getMethod().getName().equals("poll")) {
      ofPolls.run();
    }
    return call.proceed();
  }
}
