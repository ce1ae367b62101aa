package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.List;

/**
 * Map key of one comparison: schemas that hold together and the schema to compare with, by
 * identity.
 */
final class IdentityPair {
  private final List<Json> left;
  private final Json right;

  IdentityPair(List<Json> left, Json right) {
    this.left = List.copyOf(left);
    this.right = right;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityPair pair
        && pair.right == right
        && pair.left.size() == left.size()
        && sameObjects(pair.left);
  }

  private boolean sameObjects(List<Json> others) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = System.identityHashCode(right);
    for (Json each : left) {
      hash = 31 * hash + System.identityHashCode(each);
    }
    return hash;
  }
}
