package dev.patchbay.upstream.call;

import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import java.util.Locale;

/**
 * Outcome of a call.
 *
 * @param label for metrics, from a small fixed set
 */
record Outcome(ToolResult result, String label) {

  static Outcome of(ToolResult result) {
    return new Outcome(result, result.isError() ? "error" : "success");
  }

  static Outcome of(ToolFailure failure) {
    return new Outcome(
        ToolResult.error(failure.sentence()), failure.reason().name().toLowerCase(Locale.ROOT));
  }

  /** A defect of Patchbay, which the log contains under this id. */
  static Outcome ofDefect(String id) {
    return new Outcome(
        ToolResult.error("The tool failed inside Patchbay; the log has more under " + id + "."),
        "defect");
  }
}
