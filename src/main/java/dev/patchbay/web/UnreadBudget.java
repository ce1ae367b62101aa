package dev.patchbay.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Budget of answers that wait for their clients: bytes in memory, and number. Each owner has a
 * share of the bytes. One answer of any size still fits when its owner holds no other and the whole
 * budget allows it, so that no answer is refused for its size alone. Thread-safe.
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
   * @param answersOfEach answers per owner; empty for no limit
   */
  UnreadBudget(long bytesOfAll, long bytesOfEach, Optional<Integer> answersOfEach) {
    this.bytesOfAll = bytesOfAll;
    this.bytesOfEach = bytesOfEach;
    this.answersOfEach = answersOfEach.orElse(Integer.MAX_VALUE);
  }

  /** Reserves bytes and answers for the owner; false when a limit is reached. */
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
