package dev.patchbay.web;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * What one answer has of the node while it waits for its reader: bytes of the budget, and patience.
 * Without {@link SlowReaders} it has as much as it wants. Guarded by the answer's lock.
 */
final class UnreadShare {
  private static final String UNKNOWN = "";

  private final Optional<SlowReaders> readers;
  private final String owner;
  private final Optional<WriteTimeout> patience;
  private int answers;
  private long bytes;
  private boolean closed;

  private UnreadShare(ServletRequest request) {
    this.readers = SlowReaders.find(request);
    this.owner = RequestSlot.find(request).map(RequestSlot::owner).orElse(UNKNOWN);
    this.patience = readers.map(SlowReaders::patience);
  }

  /** Of a stream or a call, which have places of their own. */
  static UnreadShare ofStream(ServletRequest request) {
    return new UnreadShare(request);
  }

  /**
   * Of an answer with so many bytes that are held for it alone; empty when the owner may have no
   * more.
   */
  static Optional<UnreadShare> ofAnswer(ServletRequest request, long bytes) {
    UnreadShare share = new UnreadShare(request);
    return share.take(bytes, 1) ? Optional.of(share) : Optional.empty();
  }

  void watch(AsyncOutbound answer) {
    readers.ifPresent(all -> all.watch(answer));
  }

  /** Takes more bytes; false when they are not there. */
  boolean take(long more) {
    return take(more, 0);
  }

  private boolean take(long more, int answersMore) {
    if (readers.isPresent() && !readers.get().budget().take(owner, more, answersMore)) {
      return false;
    }
    bytes += more;
    answers += answersMore;
    return true;
  }

  /** Something waits. */
  void begin() {
    patience.ifPresent(time -> time.begin(readers.orElseThrow().now()));
  }

  /**
   * @param left bytes of the budget that are still needed
   */
  void taken(int written, long left) {
    patience.ifPresent(time -> time.taken(written));
    if (left < bytes) {
      giveBack(bytes - left, 0);
    }
  }

  /** Nothing waits any more. */
  void end() {
    patience.ifPresent(WriteTimeout::end);
  }

  boolean isLate(long now) {
    return !closed && patience.filter(time -> time.isOver(now)).isPresent();
  }

  /** Gives everything back; the second time nothing. */
  void close(AsyncOutbound answer) {
    closed = true;
    readers.ifPresent(all -> all.forget(answer));
    release();
  }

  /** As {@link #close} for an answer that did not begin. */
  void release() {
    if (bytes > 0 || answers > 0) {
      giveBack(bytes, answers);
    }
  }

  private void giveBack(long less, int answersLess) {
    bytes -= less;
    answers -= answersLess;
    readers.ifPresent(all -> all.budget().giveBack(owner, less, answersLess));
  }
}
