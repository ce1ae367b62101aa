package dev.patchbay.api.answer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.call.CallPool;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.function.Supplier;

/**
 * Asynchronous answers of work that may take long. The work runs on the call threads, within the
 * shares of its project and tenant, never on the server's request threads.
 */
@SingletonBean
public class PooledAnswers {
  private final CallPool pool;

  @Inject
  PooledAnswers(CallPool pool) {
    this.pool = pool;
  }

  /**
   * Answers with the result of the work, or its exception.
   *
   * @param refused answers at once when the share of the project, the tenant or the node is used up
   */
  public void answer(
      AsyncResponse response, ProjectKey project, Supplier<?> work, Supplier<?> refused) {
    if (!pool.run(project, () -> resume(response, work))) {
      resume(response, refused);
    }
  }

  /** Resumes the response in every case, because the client waits for it. */
  private static void resume(AsyncResponse response, Supplier<?> work) {
    try {
      response.resume(work.get());
    } catch (RuntimeException | Error e) {
      response.resume(e);
    }
  }
}
