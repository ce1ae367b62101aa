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

/** A request that no thread works on until it is answered, once, for one reason or another. */
final class WaitingRead implements AsyncListener {
  private static final Logger LOG = System.getLogger(WaitingRead.class.getName());

  private final AsyncContext async;
  private final BooleanSupplier mayStay;
  private final BooleanSupplier isOver;
  private final Runnable onDone;
  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * @param mayStay whether what let the caller in still holds
   */
  WaitingRead(
      AsyncContext async, BooleanSupplier mayStay, BooleanSupplier isOver, Runnable onDone) {
    this.async = async;
    this.mayStay = mayStay;
    this.isOver = isOver;
    this.onDone = onDone;
  }

  /** Goes on when what is waited for has come; whoever looks for many is never held up by one. */
  void look() {
    try {
      if (isOver.getAsBoolean()) {
        goOn();
      }
    } catch (MCPRuntimeException e) {
      fail(e);
    }
  }

  /** The request is answered as if it came now. */
  void goOn() {
    if (mayStay.getAsBoolean()) {
      end(async::dispatch);
    } else {
      fail(
          new MCPRuntimeException(
              FailureKind.UNAUTHENTICATED, "The credentials do not hold any more."));
    }
  }

  void fail(MCPRuntimeException failure) {
    end(
        () -> {
          try {
            ProblemAnswers.write((HttpServletResponse) async.getResponse(), failure);
          } catch (IOException e) {
            LOG.log(Level.DEBUG, "Nobody waits for the answer any more.", e);
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
    // Whoever answers may do so asynchronously; the waiting is over by then.
  }
}
