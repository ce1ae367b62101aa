package dev.patchbay.security;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Runs something once when an asynchronous answer is complete, however it ended. */
public final class OnCompletion implements AsyncListener {
  private final Runnable work;

  public OnCompletion(Runnable work) {
    this.work = work;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    work.run();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // Completion follows.
  }

  @Override
  public void onError(AsyncEvent event) {
    // Completion follows.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Whoever starts anew forgets the listeners (Servlet 6.0, AsyncListener).
    event.getAsyncContext().addListener(this);
  }
}
