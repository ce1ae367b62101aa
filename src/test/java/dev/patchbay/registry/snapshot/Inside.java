package dev.patchbay.registry.snapshot;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.function.Supplier;

/**
 * What a test does inside a bean: at the moment when the container has let a call in, with its lock
 * and its transaction, and before the bean's own code.
 */
@Watched
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Inside {
  private static final ThreadLocal<Runnable> OF_THIS_THREAD =
      ThreadLocal.withInitial(() -> Inside::nothing);
  private static volatile Runnable ofPolls = Inside::nothing;

  /** The calls that {@code work} makes on this thread do this inside. */
  static <T> T during(Runnable inside, Supplier<T> work) {
    OF_THIS_THREAD.set(inside);
    try {
      return work.get();
    } finally {
      OF_THIS_THREAD.remove();
    }
  }

  /** The timer's polls do this inside, from now on. */
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
