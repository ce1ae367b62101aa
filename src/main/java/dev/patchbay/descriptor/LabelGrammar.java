package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.manifest.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Grammar of {@code labels} of a connector or tool; omits invalid labels. */
final class LabelGrammar {
  private final Values values;

  LabelGrammar(Values values) {
    this.values = values;
  }

  Labels read(Node node) {
    Map<String, String> labels = new LinkedHashMap<>();
    Problems problems = values.problems();
    Optional<Node.ObjectNode> object = values.object(node);
    object.ifPresent(
        found ->
            found
                .members()
                .forEach(
                    (key, member) -> {
                      boolean legal =
                          problems.check(
                              member.value().path(), member.keyMark(), () -> Labels.checkKey(key));
                      Optional<String> value = values.text(member.value(), Labels::checkValue);
                      if (legal && value.isPresent()) {
                        labels.put(key, value.get());
                      }
                    }));
    return problems.relocate(node, () -> new Labels(labels)).orElse(Labels.NONE);
  }
}
