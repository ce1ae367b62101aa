package dev.patchbay.security;

import dev.patchbay.registry.budget.MemoryBudget;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Filter that opens a heap reservation per request and closes it when the answer is complete. Runs
 * behind the cached answers, which need none.
 */
public class MemoryFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient MemoryBudget budget;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ReservedRequest reserved =
        new ReservedRequest(request, budget.open(Callers.of(request).tenant()));
    RequestMemory.set(request, reserved.memory);
    try {
      chain.doFilter(reserved, response);
    } finally {
      reserved.leaveThread();
    }
  }

  /**
   * Request whose answer may continue after its thread has left. Adds its listener at the moment
   * when the request becomes asynchronous; later, completion could have happened already.
   */
  static final class ReservedRequest extends HttpServletRequestWrapper {
    private final MemoryBudget.Reservation memory;
    private boolean asynchronous;

    ReservedRequest(HttpServletRequest request, MemoryBudget.Reservation memory) {
      super(request);
      this.memory = memory;
    }

    @Override
    public AsyncContext startAsync() {
      return listening(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
      return listening(super.startAsync(request, response));
    }

    private AsyncContext listening(AsyncContext async) {
      async.addListener(new OnCompletion(memory::close));
      asynchronous = true;
      return async;
    }

    void leaveThread() {
      if (!asynchronous) {
        memory.close();
      }
    }
  }
}
