package dev.patchbay.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * One answer whose bytes may be held back. Written when the request's thread has gone, or, where
 * the request was suspended, when it is completed. An application that writes asynchronously itself
 * does so with nothing in between.
 */
public final class HeldAnswer {
  private static final Logger LOG = System.getLogger(HeldAnswer.class.getName());

  /** A page of a hundred tools is about half as large. */
  private static final int MOST_DIRECT = 128 * 1024;

  private static final String STREAMED = HeldAnswer.class.getName() + ".streamed";

  private final HttpServletRequest raw;
  private final HttpServletRequest request;
  private final HeldResponse response;
  private final SlowReaders readers;
  private volatile boolean suspended;

  HeldAnswer(HttpServletRequest raw, HttpServletResponse rawResponse, SlowReaders readers) {
    this.raw = raw;
    this.readers = readers;
    this.request = new Suspendable(raw);
    this.response = new HeldResponse(raw, rawResponse, readers);
  }

  /** The answer has no known end, and is written on the thread that makes it. */
  public static void stream(HttpServletRequest request) {
    request.setAttribute(STREAMED, true);
  }

  static boolean isStreamed(ServletRequest request) {
    return request.getAttribute(STREAMED) != null;
  }

  /**
   * Writes bytes that others share and nothing changes, without a copy of them for each reader.
   *
   * @param out of the response
   */
  public static void writeShared(OutputStream out, byte[] bytes) throws IOException {
    if (out instanceof HeldStream held) {
      held.writeShared(bytes);
    } else {
      out.write(bytes);
    }
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }

  /** To be called when the request's thread has done its work. */
  void writeHeld() throws IOException {
    // Another thread may be writing a suspended answer, or have completed it.
    Optional<HeldStream> held = suspended ? Optional.empty() : response.held();
    if (held.isEmpty()) {
      return;
    }
    if (!raw.isAsyncSupported()) {
      held.get().writeAll();
      return;
    }
    if (wroteDirectly(held.get())) {
      return;
    }
    Optional<UnreadShare> share = UnreadShare.ofAnswer(raw, held.get().counted());
    if (share.isEmpty()) {
      response.refuse();
    } else {
      AsyncContext async = raw.startAsync();
      async.setTimeout(0);
      write(held.get(), async, share.get());
    }
  }

  /** A known caller's answer of usual size, while few threads are held by readers. */
  private boolean wroteDirectly(HeldStream held) throws IOException {
    Optional<RequestSlot> slot = RequestSlot.find(raw).filter(known -> !known.isStranger());
    if (slot.isEmpty() || held.bytes() > MOST_DIRECT) {
      return false;
    }
    Optional<FairSlots<String>.Place> place = readers.directWrite(slot.get().owner());
    if (place.isEmpty()) {
      return false;
    }
    try {
      held.writeAll();
    } finally {
      place.get().close();
    }
    return true;
  }

  private void write(HeldStream held, AsyncContext async, UnreadShare share) throws IOException {
    boolean enough = readers.connection(raw).hold();
    if (enough || RequestSlot.find(raw).filter(RequestSlot::isStranger).isPresent()) {
      readers.closeAfter(raw, response);
    }
    boolean begun = false;
    try {
      AsyncOutbound out = AsyncOutbound.ofAnswer(async, share);
      begun = true;
      held.writeTo(out);
    } finally {
      if (!begun) {
        share.release();
      }
    }
  }

  /** Completes the asynchronous answer with what was held back of it. */
  void complete(AsyncContext async) {
    Optional<HeldStream> held = response.held();
    if (held.isEmpty()) {
      async.complete();
      return;
    }
    Optional<UnreadShare> share = UnreadShare.ofAnswer(raw, held.get().counted());
    if (share.isEmpty()) {
      refuse(async);
      return;
    }
    try {
      write(held.get(), async, share.get());
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "The reader has gone, or the answer was ended already.", e);
      async.complete();
    }
  }

  private void refuse(AsyncContext async) {
    try {
      response.refuse();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The reader has gone.", e);
    }
    async.complete();
  }

  /** The request, which can be suspended. */
  private final class Suspendable extends HttpServletRequestWrapper {
    Suspendable(HttpServletRequest request) {
      super(request);
    }

    @Override
    public AsyncContext startAsync() {
      return suspended();
    }

    @Override
    public AsyncContext startAsync(ServletRequest any, ServletResponse answer) {
      return suspended();
    }

    private AsyncContext suspended() {
      AsyncContext async = super.startAsync();
      suspended = true;
      return new HeldAsync(async, HeldAnswer.this);
    }

    @Override
    public AsyncContext getAsyncContext() {
      return new HeldAsync(super.getAsyncContext(), HeldAnswer.this);
    }
  }
}
