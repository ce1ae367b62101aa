package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Limit on the validation cost of a schema: the number of schemas that validate one value, counted
 * along all paths through references and applicators. A cycle without progress would never end; a
 * count above {@link #MOST} would take seconds. Linear in the size of the schema, without
 * recursion.
 */
final class Expansion {
  static final int MOST = 10_000;

  private final Problems problems;
  private final Map<Subschema, Integer> counts = new HashMap<>();
  private final Set<Subschema> onPath = new HashSet<>();
  private final Set<Node> loops = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> path = new ArrayDeque<>();
  private boolean tooMuch;

  Expansion(Problems problems) {
    this.problems = problems;
  }

  /** A schema on the current path, and the reference that led to it. */
  private static final class Step {
    final Subschema schema;
    final Optional<Node> reference;
    int next;
    int count = 1;

    Step(Subschema schema, Optional<Node> reference) {
      this.schema = schema;
      this.reference = reference;
    }
  }

  void check(SchemaTree tree) {
    for (Subschema schema : tree.all()) {
      if (!counts.containsKey(schema)) {
        enter(schema, Optional.empty());
        while (!path.isEmpty()) {
          advance(path.getFirst());
        }
      }
    }
  }

  private void enter(Subschema schema, Optional<Node> reference) {
    path.push(new Step(schema, reference));
    onPath.add(schema);
  }

  private void advance(Step current) {
    if (current.next == current.schema.inPlace().size()) {
      leave(current);
      return;
    }
    Subschema.Step step = current.schema.inPlace().get(current.next);
    Integer known = counts.get(step.target());
    if (known != null) {
      current.count = Math.min(current.count + known, MOST + 1);
      current.next++;
    } else if (onPath.contains(step.target())) {
      loop(step);
      current.next++;
    } else {
      enter(step.target(), step.reference());
    }
  }

  private void leave(Step finished) {
    path.pop();
    onPath.remove(finished.schema);
    counts.put(finished.schema, finished.count);
    if (finished.count > MOST && !tooMuch) {
      tooMuch = true;
      problems.add(
          Rule.SCHEMA_SIZE,
          "More than "
              + MOST
              + " schemas would validate one value here, counted along all references.",
          finished.schema.node());
    }
  }

  /**
   * Records a cycle at its last reference. There is one, because schemas without references form a
   * tree.
   */
  private void loop(Subschema.Step back) {
    List<Optional<Node>> references = new ArrayList<>();
    references.add(back.reference());
    for (Step step : path) {
      if (step.schema == back.target()) {
        break;
      }
      references.add(step.reference);
    }
    references.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .filter(loops::add)
        .ifPresent(
            reference ->
                problems.add(
                    Rule.SCHEMA_REF,
                    "The reference leads back to itself without going down a level.",
                    reference));
  }
}
