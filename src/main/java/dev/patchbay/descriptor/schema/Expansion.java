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
 * How much work a schema can make of one value: the schemas that judge it, counted along every way
 * through references and applicators. A way that comes back to where it was would never end; a
 * count beyond {@link #MOST} would take seconds. Linear in the schema, without recursion.
 */
final class Expansion {
  static final int MOST = 10_000;

  private final Problems problems;
  private final Map<Subschema, Integer> counts = new HashMap<>();
  private final Set<Subschema> onTheWay = new HashSet<>();
  private final Set<Node> loops = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Visit> way = new ArrayDeque<>();
  private boolean tooMuch;

  Expansion(Problems problems) {
    this.problems = problems;
  }

  /** A schema on the way, and the step that led to it. */
  private static final class Visit {
    final Subschema schema;
    final Optional<Node> reference;
    int next;
    int count = 1;

    Visit(Subschema schema, Optional<Node> reference) {
      this.schema = schema;
      this.reference = reference;
    }
  }

  void check(SchemaTree tree) {
    for (Subschema schema : tree.all()) {
      if (!counts.containsKey(schema)) {
        enter(schema, Optional.empty());
        while (!way.isEmpty()) {
          advance(way.getFirst());
        }
      }
    }
  }

  private void enter(Subschema schema, Optional<Node> reference) {
    way.push(new Visit(schema, reference));
    onTheWay.add(schema);
  }

  private void advance(Visit visit) {
    if (visit.next == visit.schema.inPlace().size()) {
      leave(visit);
      return;
    }
    Subschema.Step step = visit.schema.inPlace().get(visit.next);
    Integer known = counts.get(step.target());
    if (known != null) {
      visit.count = Math.min(visit.count + known, MOST + 1);
      visit.next++;
    } else if (onTheWay.contains(step.target())) {
      loop(step);
      visit.next++;
    } else {
      enter(step.target(), step.reference());
    }
  }

  private void leave(Visit visit) {
    way.pop();
    onTheWay.remove(visit.schema);
    counts.put(visit.schema, visit.count);
    if (visit.count > MOST && !tooMuch) {
      tooMuch = true;
      problems.add(
          Rule.SCHEMA_SIZE,
          "More than "
              + MOST
              + " schemas would judge one value here, counted along all references.",
          visit.schema.node());
    }
  }

  /**
   * Recorded at the last reference of the loop, which there must be: without references, schemas
   * form a tree.
   */
  private void loop(Subschema.Step back) {
    List<Optional<Node>> references = new ArrayList<>();
    references.add(back.reference());
    for (Visit visit : way) {
      if (visit.schema == back.target()) {
        break;
      }
      references.add(visit.reference);
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
