package dev.patchbay.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets no thread wait for the reader of an answer: what goes beyond the first bytes of one is held
 * back, and written when the request's thread has gone, as the reader takes it.
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
