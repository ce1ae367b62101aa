package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ToolDefaults;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Grammar of {@code defaults} of a connector; omits invalid values. */
final class DefaultsGrammar {
  private static final BigDecimal BEYOND_EVERY_LIMIT = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Values values;

  DefaultsGrammar(Values values) {
    this.values = values;
  }

  ToolDefaults read(Node node) {
    return values.members(node).map(this::read).orElse(ToolDefaults.NONE);
  }

  private ToolDefaults read(Members members) {
    ToolDefaults defaults =
        new ToolDefaults(
            members.text("timeout", DefaultsGrammar::timeout),
            limit(members, "max_response_bytes", ToolDefaults.MOST_RESPONSE_BYTES),
            limit(members, "rate_per_minute", ToolDefaults.MOST_RATE_PER_MINUTE),
            limit(members, "max_concurrent", ToolDefaults.MOST_CONCURRENT));
    members.refuseUnknown();
    return defaults;
  }

  private static Duration timeout(String text) {
    Duration timeout;
    try {
      timeout = Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw MCPRuntimeException.invalid(
          Rule.TIMEOUT, "A timeout is an ISO 8601 duration such as PT10S or PT1M30S.");
    }
    ToolDefaults.checkTimeout(timeout);
    return timeout;
  }

  private Optional<Integer> limit(Members members, String key, int most) {
    return members.find(key).flatMap(node -> limit(node, key, most));
  }

  private Optional<Integer> limit(Node node, String key, int most) {
    Problems problems = values.problems();
    return values
        .wholeNumber(node)
        .map(
            number ->
                number.min(BEYOND_EVERY_LIMIT).max(BEYOND_EVERY_LIMIT.negate()).intValueExact())
        .filter(
            value ->
                problems.check(
                    node.path(), node.mark(), () -> ToolDefaults.checkLimit(key, value, most)));
  }
}
