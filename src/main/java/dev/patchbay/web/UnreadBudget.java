package dev.patchbay.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Budget of answers that wait for their readers: the bytes that they hold in memory, and their
 * number. One owner has at most its share of the bytes; one answer alone, of whatever size, still
 * fits into what is left of all, so that a large answer is not refused for its size. Thread-safe.
 */
final class UnreadBudget {
  private final long bytesOfAll;
  private final long bytesOfEach;
  private final int answersOfEach;
  private final Map<String, Taken> taken = new HashMap<>();
  private long bytes;

  private record Taken(long bytes, int answers) {
    static final Taken NOTHING = new Taken(0, 0);

    Taken plus(long more, int answersMore) {
      return new Taken(bytes + more, answers + answersMore);
    }
  }

  /**
   * @param answersOfEach empty for without limit
   */
  UnreadBudget(long bytesOfAll, long bytesOfEach, Optional<Integer> answersOfEach) {
    this.bytesOfAll = bytesOfAll;
    this.bytesOfEach = bytesOfEach;
    this.answersOfEach = answersOfEach.orElse(Integer.MAX_VALUE);
  }

  /** Takes these for the owner; false when they are not there. */
  synchronized boolean take(String owner, long bytesMore, int answersMore) {
    Taken own = taken.getOrDefault(owner, Taken.NOTHING);
    boolean fits =
        bytesMore == 0
            || (bytes + bytesMore <= bytesOfAll
                && (own.bytes() == 0 || own.bytes() + bytesMore <= bytesOfEach));
    if (!fits || (answersMore > 0 && own.answers() + answersMore > answersOfEach)) {
      return false;
    }
    bytes += bytesMore;
    taken.put(owner, own.plus(bytesMore, answersMore));
    return true;
  }

  synchronized void giveBack(String owner, long bytesLess, int answersLess) {
    bytes -= bytesLess;
    taken.computeIfPresent(
        owner,
        (same, own) -> {
          Taken left = own.plus(-bytesLess, -answersLess);
          return left.equals(Taken.NOTHING) ? null : left;
        });
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized int owners() {
    return taken.size();
  }
}
