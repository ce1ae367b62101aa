package dev.patchbay.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Filter that frees the request thread before a slow client has read the answer: the first bytes
 * pass through, the rest is held back and written asynchronously as the client reads.
 */
public class AsyncAnswersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient SlowReaders readers;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    readers.attachTo(request);
    HeldAnswer answer = new HeldAnswer(request, response, readers);
    chain.doFilter(answer.request(), answer.response());
    answer.writeHeld();
  }
}
