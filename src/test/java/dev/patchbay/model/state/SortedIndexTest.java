package dev.patchbay.model.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedIndexTest {
  private int comparisons;

  /** A key that counts how often it is compared. */
  private final class Key implements Comparable<Key> {
    private final int value;

    Key(int value) {
      this.value = value;
    }

    @Override
    public int compareTo(Key other) {
      comparisons++;
      return Integer.compare(value, other.value);
    }
  }

  @Test
  void emptyIndexFindsNothing() {
    SortedIndex<Integer, String> index = SortedIndex.empty();

    assertThat(index.find(1)).isEmpty();
    assertThat(index.next(1, true)).isEmpty();
    assertThat(index.size()).isZero();
  }

  @Test
  void changeLeavesTheFormerIndexUnchanged() {
    SortedIndex<Integer, String> before = SortedIndex.<Integer, String>empty().with(puts(1, 2, 3));

    SortedMap<Integer, Optional<String>> changes = new TreeMap<>();
    changes.put(1, Optional.empty());
    changes.put(2, Optional.of("new"));
    changes.put(4, Optional.of("4"));
    SortedIndex<Integer, String> after = before.with(changes);

    assertThat(values(before)).containsExactly("1", "2", "3");
    assertThat(values(after)).containsExactly("new", "3", "4");
  }

  @Test
  void removingAMissingKeyHasNoEffect() {
    SortedIndex<Integer, String> index = SortedIndex.<Integer, String>empty().with(puts(2));

    SortedMap<Integer, Optional<String>> changes = new TreeMap<>();
    changes.put(1, Optional.empty());
    changes.put(3, Optional.empty());

    assertThat(values(index.with(changes))).containsExactly("2");
    assertThat(values(index.with(new TreeMap<>()))).containsExactly("2");
  }

  @Test
  void nextKeyIsEqualOrGreater() {
    SortedIndex<Integer, String> index = SortedIndex.<Integer, String>empty().with(puts(2, 4, 6));

    assertThat(List.of(index.next(4, true), index.next(4, false), index.next(3, false)))
        .containsExactly(Optional.of(4), Optional.of(6), Optional.of(4));
    assertThat(index.next(6, false)).isEmpty();
  }

  @Test
  void indexEqualsATreeMapThroughManyChanges() {
    Random random = new Random(42);
    TreeMap<Integer, String> expected = new TreeMap<>();
    SortedIndex<Integer, String> index = SortedIndex.empty();

    for (int round = 0; round < 200; round++) {
      SortedMap<Integer, Optional<String>> changes = changes(random, round);
      index = index.with(changes);
      changes.forEach(
          (key, value) ->
              value.ifPresentOrElse(text -> expected.put(key, text), () -> expected.remove(key)));

      assertThat(index.size()).isEqualTo(expected.size());
      assertThat(values(index)).containsExactlyElementsOf(expected.values());
    }
  }

  @Test
  void treeStaysBalancedInAnyOrder() {
    SortedIndex<Key, Integer> index = SortedIndex.empty();
    for (int i = 0; i < 10_000; i++) {
      index = index.with(change(i, Optional.of(i)));
    }
    for (int i = 0; i < 8_000; i++) {
      index = index.with(change(i, Optional.empty()));
    }

    int longest = 0;
    for (int i = 8_000; i < 10_000; i++) {
      comparisons = 0;
      assertThat(index.find(new Key(i))).contains(i);
      longest = Math.max(longest, comparisons);
    }

    assertThat(index.size()).isEqualTo(2000);
    assertThat(longest).isLessThanOrEqualTo(22);
  }

  /** Bursts of neighbours and of scattered keys, many or few, put in or taken out. */
  private static SortedMap<Integer, Optional<String>> changes(Random random, int round) {
    SortedMap<Integer, Optional<String>> changes = new TreeMap<>();
    int count = 1 + random.nextInt(round % 10 == 0 ? 300 : 12);
    int base = random.nextInt(600);
    for (int i = 0; i < count; i++) {
      int key = round % 2 == 0 ? base + i : random.nextInt(600);
      boolean out = random.nextInt(100) < (round % 100 < 50 ? 30 : 70);
      changes.put(key, out ? Optional.empty() : Optional.of(key + " of " + round));
    }
    return changes;
  }

  private SortedMap<Key, Optional<Integer>> change(int key, Optional<Integer> value) {
    SortedMap<Key, Optional<Integer>> change = new TreeMap<>();
    change.put(new Key(key), value);
    return change;
  }

  private static SortedMap<Integer, Optional<String>> puts(int... keys) {
    SortedMap<Integer, Optional<String>> changes = new TreeMap<>();
    for (int key : keys) {
      changes.put(key, Optional.of(String.valueOf(key)));
    }
    return changes;
  }

  private static List<String> values(SortedIndex<Integer, String> index) {
    List<String> values = new ArrayList<>();
    Optional<Integer> key = index.next(Integer.MIN_VALUE, true);
    while (key.isPresent()) {
      values.add(index.find(key.get()).orElseThrow());
      key = index.next(key.get(), false);
    }
    return values;
  }
}
