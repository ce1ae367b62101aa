package dev.patchbay.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.call.CallPools;
import jakarta.ws.rs.container.AsyncResponse;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work off the request thread, within the shares of project and tenant. */
class PooledAnswersTest {
  private static final ProjectKey BUSY = project("acme", "busy");

  private final CallPools.Open open = CallPools.open(8);
  private final PooledAnswers answers = new PooledAnswers(open.pool());
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    open.close();
  }

  @Test
  void workBeyondTheShareIsRefusedButNotOfOtherTenants() {
    CompletableFuture<Object> first = ask(BUSY, this::held);
    CompletableFuture<Object> second = ask(BUSY, this::held);

    CompletableFuture<Object> third = ask(BUSY, this::held);
    CompletableFuture<Object> other = ask(project("globex", "p"), () -> "done");

    assertThat(third).isCompletedWithValue("refused");
    assertThat(other.join()).isEqualTo("done");
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
  }

  @Test
  void theWorkHoldsNoRequestThread() {
    Thread request = Thread.currentThread();

    assertThat(ask(BUSY, Thread::currentThread).join()).isNotSameAs(request);
  }

  @Test
  void exceptionOfTheWorkIsTheAnswer() {
    IllegalStateException thrown = new IllegalStateException("expected by a test");

    assertThat(
            ask(
                    BUSY,
                    () -> {
                      throw thrown;
                    })
                .join())
        .isSameAs(thrown);
  }

  private Object held() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "held";
  }

  private CompletableFuture<Object> ask(ProjectKey project, Supplier<Object> work) {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    AsyncResponse response =
        (AsyncResponse)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AsyncResponse.class},
                (proxy, method, given) -> {
                  assertThat(method.getName()).isEqualTo("resume");
                  return answer.complete(given[0]);
                });
    answers.answer(response, project, work, () -> "refused");
    return answer;
  }

  private static ProjectKey project(String tenant, String name) {
    return new ProjectKey(new TenantId(tenant), new ProjectId(name));
  }
}
