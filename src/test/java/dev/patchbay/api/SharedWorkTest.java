package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.api.body.Bodies;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.api.view.InvocationView;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.OpenRegistry;
import dev.patchbay.security.Callers;
import dev.patchbay.security.ReservedRequests;
import dev.patchbay.upstream.call.CallPool;
import dev.patchbay.upstream.call.CallPools;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the resources do on the threads of calls: refused where the project's share is taken. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container that would fill the fields.
class SharedWorkTest {
  private final CallPools.Open open = CallPools.open(8);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CompletableFuture<Object> answer = new CompletableFuture<>();

  @BeforeEach
  void takeTheShareOfTheProject() {
    ProjectKey project = new ProjectKey(OpenRegistry.ANN.tenant(), OpenRegistry.SHOP);
    while (open.pool().run(project, this::hold)) {
      // Until there is none.
    }
  }

  @AfterEach
  void close() {
    release.countDown();
    open.close();
  }

  private void hold() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"dry_run\":true}", "{}"})
  void callsAndDryRunsAreRefusedAtOnce(String body) {
    InvocationsResource resource = new InvocationsResource();
    resource.answers = new PooledAnswers(open.pool());

    resource.invoke(request(), response(), OpenRegistry.SHOP.value(), "sums__add", body(body));

    assertThat(answer).isDone();
    assertThat(((InvocationView) answer.join()).error()).contains(CallPool.TOO_BUSY);
  }

  @Test
  void aValidationIsRefusedAtOnce() {
    InstallsResource resource = new InstallsResource();
    resource.answers = new PooledAnswers(open.pool());
    UriInfo uri =
        proxy(UriInfo.class, (self, method, given) -> new MultivaluedHashMap<String, String>());

    resource.validate(
        request(), response(), uri, OpenRegistry.SHOP.value(), body("{\"manifest\":{}}"));

    assertThat(answer).isDone();
    assertThatThrownBy(
            () -> {
              throw (MCPRuntimeException) answer.join();
            })
        .isInstanceOfSatisfying(
            MCPRuntimeException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BUSY));
  }

  private static RequestBody body(String json) {
    return Bodies.json(json);
  }

  private static HttpServletRequest request() {
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

  private AsyncResponse response() {
    return proxy(AsyncResponse.class, (self, method, given) -> answer.complete(given[0]));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
