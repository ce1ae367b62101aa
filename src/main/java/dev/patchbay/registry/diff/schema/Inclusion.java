package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that every value that matches one schema also matches another. "No gap" is a proof; a gap
 * may also mean that no proof was found. Lives for one comparison.
 *
 * <p>A comparison that is already running further up counts as included (coinduction). This is
 * sound, since values are finite and each step goes to a part of the value.
 */
final class Inclusion {
  /** Limit of nested comparisons, so that circular references do not overflow the stack. */
  private static final int DEEPEST = 80;

  private static final int NOTHING = Integer.MAX_VALUE;

  private final Document included;
  private final Effort effort;
  private final Disjointness disjointness;
  private final List<Demand> demands;
  private final Map<IdentityPair, Integer> inFlight = new HashMap<>();
  private final Set<IdentityPair> proven = new HashSet<>();
  private final Map<IdentityPair, Gap> failed = new HashMap<>();
  private int depth;

  /** The outermost running comparison whose outcome was assumed. */
  private int earliestAssumed = NOTHING;

  Inclusion(Document included, Document including, Undeclared undeclared, Effort effort) {
    this.included = included;
    this.effort = effort;
    this.disjointness = new Disjointness(including, effort);
    SchemaEquality equality = new SchemaEquality(included, including, effort);
    this.demands =
        List.of(
            new ScalarDemands(),
            new ObjectDemands(this, undeclared),
            new ArrayDemands(this),
            new OpaqueDemands(equality),
            new CombinedDemands(this, including, equality));
  }

  Disjointness disjointness() {
    return disjointness;
  }

  /** Compares schemas for a part of the value, or for the whole value at the start. */
  Optional<Gap> below(List<Json> schemas, Json wanted, String at) {
    if (wanted == Json.Constant.TRUE) {
      return Optional.empty();
    }
    IdentityPair pair = new IdentityPair(schemas, wanted);
    Gap before = failed.get(pair);
    if (before != null || proven.contains(pair)) {
      return Optional.ofNullable(before);
    }
    Integer open = inFlight.get(pair);
    if (open != null) {
      earliestAssumed = Math.min(earliestAssumed, open);
      return Optional.empty();
    }
    return compare(pair, Premise.of(included, schemas, effort), wanted, at);
  }

  private Optional<Gap> compare(IdentityPair pair, Premise premise, Json wanted, String at) {
    int assumedBefore = earliestAssumed;
    int index = inFlight.size();
    earliestAssumed = NOTHING;
    inFlight.put(pair, index);
    Optional<Gap> gap = inPlace(premise, wanted, at);
    inFlight.remove(pair);
    gap.ifPresent(found -> failed.put(pair, found));
    if (gap.isEmpty() && earliestAssumed >= index) {
      proven.add(pair);
      earliestAssumed = NOTHING;
    }
    earliestAssumed = Math.min(earliestAssumed, assumedBefore);
    return gap;
  }

  /** Compares for the same value: as a whole, otherwise part by part. */
  Optional<Gap> inPlace(Premise premise, Json wanted, String at) {
    if (premise.isImpossible() || wanted == Json.Constant.TRUE) {
      return Optional.empty();
    }
    if (!(wanted instanceof Json.Members schema)) {
      return Optional.of(Gap.demand(at, "that there is no value"));
    }
    if (!effort.take(premise.parts().size() + schema.byName().size()) || depth >= DEEPEST) {
      return Optional.of(Gap.undecided(at, "they are too large or refer too deep"));
    }
    depth++;
    Optional<Gap> gap = Gaps.first(demands, demand -> demand.unmet(premise, schema, at));
    if (gap.isPresent() && fitsInParts(premise, wanted, at)) {
      gap = Optional.empty();
    }
    depth--;
    return effort.isSpent() ? Optional.of(Gap.undecided(at, "they are too large to compare")) : gap;
  }

  private boolean fitsInParts(Premise premise, Json wanted, String at) {
    List<Premise> parts = premise.divided();
    return !parts.isEmpty() && parts.stream().allMatch(part -> inPlace(part, wanted, at).isEmpty());
  }
}
