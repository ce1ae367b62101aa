package dev.patchbay.web;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * Share of one answer: reserved bytes of the {@link UnreadBudget}, and a {@link WriteTimeout}.
 * Without {@link SlowReaders} it is unlimited. Guarded by the answer's lock.
 */
final class UnreadShare {
  private static final String UNKNOWN = "";

  private final Optional<SlowReaders> readers;
  private final String owner;
  private final Optional<WriteTimeout> timeout;
  private int answers;
  private long bytes;
  private boolean closed;

  private UnreadShare(ServletRequest request) {
    this.readers = SlowReaders.find(request);
    this.owner = RequestSlot.find(request).map(RequestSlot::owner).orElse(UNKNOWN);
    this.timeout = readers.map(SlowReaders::newTimeout);
  }

  /** Share of a stream or call, whose number is limited elsewhere. */
  static UnreadShare ofStream(ServletRequest request) {
    return new UnreadShare(request);
  }

  /**
   * Share of an answer that holds so many bytes of its own; empty when the owner has reached its
   * limit.
   */
  static Optional<UnreadShare> ofAnswer(ServletRequest request, long bytes) {
    UnreadShare share = new UnreadShare(request);
    return share.take(bytes, 1) ? Optional.of(share) : Optional.empty();
  }

  void watch(AsyncOutbound answer) {
    readers.ifPresent(all -> all.watch(answer));
  }

  /** Reserves more bytes; false when a limit is reached. */
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

  /** Starts the timeout: bytes wait. */
  void begin() {
    timeout.ifPresent(time -> time.begin(readers.orElseThrow().now()));
  }

  /**
   * @param left bytes that are still reserved
   */
  void taken(int written, long left) {
    timeout.ifPresent(time -> time.taken(written));
    if (left < bytes) {
      giveBack(bytes - left, 0);
    }
  }

  /** Stops the timeout: no bytes wait. */
  void end() {
    timeout.ifPresent(WriteTimeout::end);
  }

  boolean isLate(long now) {
    return !closed && timeout.filter(time -> time.isOver(now)).isPresent();
  }

  /** Releases everything; idempotent. */
  void close(AsyncOutbound answer) {
    closed = true;
    readers.ifPresent(all -> all.forget(answer));
    release();
  }

  /** Like {@link #close}, for an answer that was never started. */
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
