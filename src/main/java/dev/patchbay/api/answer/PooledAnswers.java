package dev.patchbay.api.answer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.call.CallPool;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.function.Supplier;

/**
 * Answers of requests whose work may take long: it runs on the threads of calls, by the shares of
 * its project and tenant, and never on the server's request threads, which serve everyone.
 */
@SingletonBean
public class PooledAnswers {
  private final CallPool pool;

  @Inject
  PooledAnswers(CallPool pool) {
    this.pool = pool;
  }

  /**
   * Answers with what the work gives or throws.
   *
   * @param refused what answers at once when the project, its tenant or the node has too much to do
   */
  public void answer(
      AsyncResponse response, ProjectKey project, Supplier<?> work, Supplier<?> refused) {
    if (!pool.run(project, () -> resume(response, work))) {
      resume(response, refused);
    }
  }

  /** The client waits for an answer, whatever happens. */
  private static void resume(AsyncResponse response, Supplier<?> work) {
    try {
      response.resume(work.get());
    } catch (RuntimeException | Error e) {
      response.resume(e);
    }
  }
}
