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
 * One answer whose bytes may be held back. The held bytes are written when the request thread has
 * finished or, for a suspended request, when the request is completed. An application that writes
 * asynchronously itself is not buffered.
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

  /** Marks an answer of unknown length, which the request thread writes itself. */
  public static void stream(HttpServletRequest request) {
    request.setAttribute(STREAMED, true);
  }

  static boolean isStreamed(ServletRequest request) {
    return request.getAttribute(STREAMED) != null;
  }

  /**
   * Writes immutable bytes that several answers share, without a copy per client.
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

  /** Call when the request thread has finished. */
  void writeHeld() throws IOException {
    // Another thread may be writing or may have completed a suspended answer.
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
    Optional<RequestSlot> slot = RequestSlot.find(raw).filter(known -> !known.isUnauthenticated());
    if (slot.isEmpty() || held.bytes() > MOST_DIRECT) {
      return false;
    }
    Optional<FairSlots<String>.Slot> place = readers.directWrite(slot.get().owner());
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
    if (enough || RequestSlot.find(raw).filter(RequestSlot::isUnauthenticated).isPresent()) {
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

  /** Completes the asynchronous answer with the bytes that were held back. */
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
      LOG.log(Level.DEBUG, "The client disconnected, or the answer has ended already.", e);
      async.complete();
    }
  }

  private void refuse(AsyncContext async) {
    try {
      response.refuse();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client disconnected.", e);
    }
    async.complete();
  }

  /** Request wrapper that notices when asynchronous processing starts. */
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
