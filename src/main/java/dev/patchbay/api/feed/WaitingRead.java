package dev.patchbay.api.feed;

import dev.patchbay.api.problem.ProblemAnswers;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A suspended request. It occupies no thread until it is answered, exactly once. */
final class WaitingRead implements AsyncListener {
  private static final Logger LOG = System.getLogger(WaitingRead.class.getName());

  private final AsyncContext async;
  private final BooleanSupplier mayStay;
  private final BooleanSupplier isOver;
  private final Runnable onDone;
  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * @param mayStay whether the caller's credential is still valid
   */
  WaitingRead(
      AsyncContext async, BooleanSupplier mayStay, BooleanSupplier isOver, Runnable onDone) {
    this.async = async;
    this.mayStay = mayStay;
    this.isOver = isOver;
    this.onDone = onDone;
  }

  /**
   * Resumes the request when its wait is over. Never blocks, because one thread checks many
   * requests.
   */
  void check() {
    try {
      if (isOver.getAsBoolean()) {
        resume();
      }
    } catch (MCPRuntimeException e) {
      fail(e);
    }
  }

  /** Dispatches the request again, which then is answered as if it arrived now. */
  void resume() {
    if (mayStay.getAsBoolean()) {
      end(async::dispatch);
    } else {
      fail(
          new MCPRuntimeException(
              FailureKind.UNAUTHENTICATED, "The credentials are no longer valid."));
    }
  }

  void fail(MCPRuntimeException failure) {
    end(
        () -> {
          try {
            ProblemAnswers.write((HttpServletResponse) async.getResponse(), failure);
          } catch (IOException e) {
            LOG.log(Level.DEBUG, "The client disconnected.", e);
          }
          async.complete();
        });
  }

  private void end(Runnable answer) {
    if (!done.compareAndSet(false, true)) {
      return;
    }
    onDone.run();
    try {
      answer.run();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The container has ended the request already.", e);
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end(() -> {});
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end(async::complete);
  }

  @Override
  public void onError(AsyncEvent event) {
    end(async::complete);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The dispatched request may become asynchronous again; the wait is over by then.
  }
}
