package dev.patchbay.api.answer;

import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.OpenRegistry;
import dev.patchbay.security.Callers;
import dev.patchbay.security.ReservedRequests;
import dev.patchbay.upstream.call.CallPools;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A call pool in which one project has all of its share, and a request for that project. */
public final class ExhaustedShare implements AutoCloseable {
  private final CallPools.Open open = CallPools.open(8);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CompletableFuture<Object> answer = new CompletableFuture<>();

  public ExhaustedShare() {
    ProjectKey project = new ProjectKey(OpenRegistry.ANN.tenant(), OpenRegistry.SHOP);
    while (open.pool().run(project, this::hold)) {
      // Until there is none.
    }
  }

  private void hold() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public PooledAnswers answers() {
    return new PooledAnswers(open.pool());
  }

  /** What {@link #response} was resumed with. */
  public CompletableFuture<Object> answer() {
    return answer;
  }

  public HttpServletRequest request() {
    HttpServletRequest reserved = ReservedRequests.unlimited();
    return proxy(
        HttpServletRequest.class,
        (self, method, given) -> {
          if (!method.getName().equals("getAttribute")) {
            return null;
          }
          boolean isCaller = given[0].equals(Callers.class.getName());
          return isCaller ? OpenRegistry.ANN : reserved.getAttribute((String) given[0]);
        });
  }

  public AsyncResponse response() {
    return proxy(AsyncResponse.class, (self, method, given) -> answer.complete(given[0]));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public void close() {
    release.countDown();
    open.close();
  }
}
