package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ErrorWhen;
import dev.patchbay.model.manifest.HeaderName;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.ResponseMapping.Rest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Grammar of what {@code response} says besides its projection; omits invalid parts. */
final class ResponseGrammar {
  private static final BigDecimal BEYOND = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Values values;

  ResponseGrammar(Values values) {
    this.values = values;
  }

  Rest rest(Members members) {
    Optional<Node> headersNode = members.find("headers");
    Optional<List<String>> headers =
        headersNode.map(node -> values.texts(node, HeaderName::checkToken));
    Optional<Integer> maxItems = members.find("max_items").flatMap(this::items);
    Optional<ErrorWhen> errorWhen = members.find("error_when").flatMap(this::errorWhen);
    Optional<ErrorWhen> graphql =
        members
            .find("graphql")
            .flatMap(values::flag)
            .filter(Boolean::booleanValue)
            .map(flag -> ErrorWhen.GRAPHQL);
    return values
        .problems()
        .relocate(
            headersNode.orElse(members.object()),
            () -> new Rest(headers, maxItems, errorWhen.or(() -> graphql)))
        .orElse(Rest.NONE);
  }

  private Optional<Integer> items(Node node) {
    return values
        .wholeNumber(node)
        .map(number -> number.min(BEYOND).max(BEYOND.negate()).intValueExact())
        .filter(
            most -> values.problems().check(node.path(), node.mark(), () -> Rest.checkItems(most)));
  }

  private Optional<ErrorWhen> errorWhen(Node node) {
    Optional<Members> found = values.members(node);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Members members = found.get();
    Optional<String> pointer = members.requireText("pointer", ResponseMapping::checkPointer);
    Optional<JsonText> equals = members.find("equals").map(Values::json);
    Optional<String> message =
        members.find("message").flatMap(each -> values.text(each, ResponseMapping::checkPointer));
    members.refuseUnknown();
    return pointer.map(place -> new ErrorWhen(place, equals, message));
  }
}
