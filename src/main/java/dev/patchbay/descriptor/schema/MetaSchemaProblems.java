package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Conversion of meta-schema errors into problems: one per mistake, worded for the keyword with the
 * mistake.
 */
final class MetaSchemaProblems {
  private final SchemaTree tree;
  private final Problems problems;

  MetaSchemaProblems(SchemaTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  void add(List<MetaSchemas.Refusal> refusals) {
    Set<List<String>> above = new TreeSet<>(MetaSchemas.BY_STEPS);
    for (MetaSchemas.Refusal refusal : refusals) {
      List<String> way = refusal.way();
      boolean isNew = true;
      for (int length = way.size() - 1; length >= 0 && isNew; length--) {
        isNew = above.add(way.subList(0, length));
      }
    }
    for (MetaSchemas.Refusal refusal : refusals) {
      boolean saidBelow = refusal.oneOfSeveral() && above.contains(refusal.way());
      if (!saidBelow) {
        addAt(refusal.way());
      }
    }
  }

  private void addAt(List<String> way) {
    List<Node> nodes = nodes(way);
    Node place = nodes.get(nodes.size() - 1);
    if (hasUnknown(place)) {
      return;
    }
    int schema = nodes.size() - 1;
    while (tree.find(nodes.get(schema)).isEmpty()) {
      schema--;
    }
    if (schema < way.size()) {
      problems.add(Rule.SCHEMA, KeywordSentences.of(way.get(schema)), place);
    } else {
      boolean items = schema > 0 && way.get(schema - 1).equals("items");
      boolean tuple = items && place instanceof Node.ArrayNode;
      problems.add(
          Rule.SCHEMA,
          KeywordSentences.SCHEMA,
          place,
          tuple ? Optional.of("A list of schemas is prefixItems.") : Optional.empty());
    }
  }

  /** Nodes from the root to the place, both included. */
  private List<Node> nodes(List<String> way) {
    List<Node> nodes = new ArrayList<>();
    Node node = tree.root();
    nodes.add(node);
    for (String step : way) {
      node = child(node, step);
      nodes.add(node);
    }
    return nodes;
  }

  private static Node child(Node node, String step) {
    if (node instanceof Node.ObjectNode object) {
      Node.Member member = object.members().get(step);
      if (member != null) {
        return member.value();
      }
    }
    if (node instanceof Node.ArrayNode array) {
      return array.elements().get(Integer.parseInt(step));
    }
    throw new IllegalStateException("the meta-schema refuses a place that is not there: " + step);
  }

  /** Did screening refuse a part of this node? Such a part was validated as null. */
  private static boolean hasUnknown(Node node) {
    if (node instanceof Node.ObjectNode object) {
      return object.members().values().stream().anyMatch(member -> hasUnknown(member.value()));
    }
    if (node instanceof Node.ArrayNode array) {
      return array.elements().stream().anyMatch(MetaSchemaProblems::hasUnknown);
    }
    return node instanceof Node.Unknown;
  }
}
