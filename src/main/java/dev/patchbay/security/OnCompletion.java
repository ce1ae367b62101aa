package dev.patchbay.security;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Listener that runs its work once when an asynchronous answer is complete, successful or not. */
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
    // A new asynchronous cycle clears the listeners (Servlet 6.0, AsyncListener).
    event.getAsyncContext().addListener(this);
  }
}
