package dev.patchbay.registry.usage;

import java.util.List;

/**
 * Uses that a node has counted since its previous batch.
 *
 * @param node random per start of a node
 * @param number counts the batches of the node from 1, so that the store recognizes a batch that is
 *     sent again
 */
public record UsageBatch(String node, long number, List<UsageTotal> increments) {
  public UsageBatch {
    increments = List.copyOf(increments);
  }
}
