package dev.patchbay.registry.install;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.Secret;
import dev.patchbay.model.state.ConfigValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a connector's {@code config}. A value that is set to its old value keeps its time.
 *
 * @param set new values by key
 * @param kept keys that stay unchanged; each must exist
 * @param removed keys to remove, if present
 */
public record ConfigEdit(SortedMap<String, Secret> set, Set<String> kept, Set<String> removed) {
  public static final int MOST_KEYS = 256;

  public ConfigEdit {
    set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
    kept = Collections.unmodifiableSet(new TreeSet<>(kept));
    removed = Collections.unmodifiableSet(new TreeSet<>(removed));
  }

  /** The config after the edit; keys outside of the edit stay. */
  public SortedMap<String, ConfigValue> mergedInto(
      SortedMap<String, ConfigValue> before, Instant now) {
    SortedMap<String, ConfigValue> after = new TreeMap<>(before);
    after.keySet().removeAll(removed);
    set.forEach((key, secret) -> after.put(key, keptOrNew(before.get(key), secret, now)));
    return after;
  }

  /** A config of only the keys that the edit sets or keeps. */
  SortedMap<String, ConfigValue> inPlaceOf(SortedMap<String, ConfigValue> before, Instant now) {
    SortedMap<String, ConfigValue> after = new TreeMap<>(before);
    after.keySet().retainAll(kept);
    set.forEach((key, secret) -> after.put(key, keptOrNew(before.get(key), secret, now)));
    return after;
  }

  private static ConfigValue keptOrNew(@Nullable ConfigValue before, Secret secret, Instant now) {
    return before != null && before.value().equals(secret) ? before : new ConfigValue(secret, now);
  }

  /** Reasons why the edit cannot be merged. */
  public List<Problem> problems(SortedMap<String, ConfigValue> before) {
    List<Problem> problems = new ArrayList<>(missing(before, ""));
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.removeAll(removed);
    keys.addAll(set.keySet());
    if (keys.size() > MOST_KEYS) {
      problems.add(Problem.at("", Rule.TYPE, "config can have at most " + MOST_KEYS + " keys."));
    }
    return problems;
  }

  /**
   * Problems for kept keys that do not exist.
   *
   * @param parent the JSON Pointer of the config
   */
  List<Problem> missing(SortedMap<String, ConfigValue> before, String parent) {
    return kept.stream()
        .filter(key -> !before.containsKey(key))
        .map(
            key ->
                Problem.at(
                    parent + "/" + key,
                    Rule.FIELD,
                    "This key has no value to keep. Set one, or leave the key out."))
        .toList();
  }

  /** Keys that are new, removed or have another value. */
  public static List<String> changedKeys(
      SortedMap<String, ConfigValue> before, SortedMap<String, ConfigValue> after) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream().filter(key -> !Objects.equals(before.get(key), after.get(key))).toList();
  }
}
