package dev.patchbay.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Linearizability checker: can overlapping operations have happened one after the other, each
 * between its beginning and its end? Uses the search of Wing and Gong (1993) with the cache of Lowe
 * (2017): a set of operations and its resulting state are never tried twice. The set is stored as a
 * count of the earliest operations and the few beyond, which keeps it small.
 */
final class Linearizability {
  private final Entry head = new Entry(-1, null);
  private final List<Operation> operations;
  private final BitSet done = new BitSet();
  private final Set<Tried> tried = new HashSet<>();
  private final Deque<Choice> choices = new ArrayDeque<>();

  private record Tried(int allBefore, BitSet beyond, SortedMap<String, String> state) {}

  private record Choice(Entry call, SortedMap<String, String> before) {}

  /** Call or return of an operation, in a list by time. */
  private static final class Entry {
    private final int number;
    private final @Nullable Entry end;
    private @Nullable Entry previous;
    private @Nullable Entry next;

    Entry(int number, @Nullable Entry end) {
      this.number = number;
      this.end = end;
    }

    void unlink() {
      previous.next = next;
      if (next != null) {
        next.previous = previous;
      }
    }

    void relink() {
      previous.next = this;
      if (next != null) {
        next.previous = this;
      }
    }
  }

  private record Moment(long at, boolean isEnd, Entry entry) {}

  private Linearizability(List<Operation> history) {
    operations = new ArrayList<>(history);
    operations.sort(Comparator.comparingLong(Operation::began));
    List<Moment> moments = new ArrayList<>();
    for (int number = 0; number < operations.size(); number++) {
      Entry end = new Entry(number, null);
      moments.add(new Moment(operations.get(number).began(), false, new Entry(number, end)));
      moments.add(new Moment(operations.get(number).ended(), true, end));
    }
    // At equal times calls come first, so that the operations count as overlapping.
    moments.sort(Comparator.comparingLong(Moment::at).thenComparing(Moment::isEnd));
    Entry last = head;
    for (Moment moment : moments) {
      last.next = moment.entry();
      moment.entry().previous = last;
      last = moment.entry();
    }
  }

  /** For a project that was empty at first. */
  static boolean isLinearizable(List<Operation> history) {
    return new Linearizability(history).search();
  }

  private boolean search() {
    SortedMap<String, String> state = new TreeMap<>();
    Entry entry = head.next;
    while (head.next != null) {
      Optional<SortedMap<String, String>> after = after(entry, state);
      if (after.isPresent()) {
        choices.push(new Choice(entry, state));
        state = after.get();
        entry.unlink();
        entry.end.unlink();
        entry = head.next;
      } else if (entry.end != null) {
        entry = entry.next;
      } else if (choices.isEmpty()) {
        return false;
      } else {
        Choice last = choices.pop();
        state = last.before();
        done.clear(last.call().number);
        last.call().end.relink();
        last.call().relink();
        entry = last.call().next;
      }
    }
    return true;
  }

  /** The state after the called operation, unless it was tried or is impossible. */
  private Optional<SortedMap<String, String>> after(
      @Nullable Entry entry, SortedMap<String, String> state) {
    if (entry.end == null) {
      return Optional.empty();
    }
    Optional<SortedMap<String, String>> after = operations.get(entry.number).apply(state);
    if (after.isEmpty()) {
      return Optional.empty();
    }
    done.set(entry.number);
    int allBefore = done.nextClearBit(0);
    if (tried.add(new Tried(allBefore, done.get(allBefore, done.length()), after.get()))) {
      return after;
    }
    done.clear(entry.number);
    return Optional.empty();
  }
}
