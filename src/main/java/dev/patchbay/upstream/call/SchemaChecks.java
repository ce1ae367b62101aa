package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.UpstreamSettings.OutputValidation;
import dev.patchbay.upstream.schema.SchemaViolations;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Validates arguments against input_schema, and results against output_schema. */
@SingletonBean
class SchemaChecks {
  private static final Logger LOG = System.getLogger(SchemaChecks.class.getName());

  private final UpstreamSettings settings;
  private final SchemaViolations violations;

  @Inject
  SchemaChecks(UpstreamSettings settings) {
    this.settings = settings;
    this.violations = new SchemaViolations();
  }

  /** Fails with ARGUMENTS and all violations. */
  void checkArguments(ToolRequest request) {
    List<String> wrong =
        violations.of(request.tool().inputSchema(), request.arguments(), request.budget());
    if (!wrong.isEmpty()) {
      throw new ToolFailure(
          ToolFailure.Reason.ARGUMENTS,
          "The arguments do not fit the tool: " + String.join("; ", wrong) + ".");
    }
  }

  /** Returns the result, or an error in its place if the operator enforces output_schema. */
  ToolResult checked(ToolRequest request, ToolResult result, String id) {
    ConnectorTool tool = request.tool();
    if (tool.outputSchema().isEmpty()
        || result.isError()
        || settings.outputValidation() == OutputValidation.OFF) {
      return result;
    }
    List<String> wrong =
        result
            .structured()
            .map(value -> violations.of(tool.outputSchema().get(), value, request.budget()))
            .orElseGet(() -> List.of(withoutJson(result)));
    if (wrong.isEmpty()) {
      return result;
    }
    String sentence =
        "The answer does not fit the tool's output_schema: " + String.join("; ", wrong);
    if (settings.outputValidation() == OutputValidation.WARN) {
      LOG.log(Level.WARNING, "Tool call {0}: {1}", id, sentence);
      return result;
    }
    return ToolResult.error(sentence + ".");
  }

  private static String withoutJson(ToolResult result) {
    return result.truncated()
        ? "it is longer than the limit and was cut; ask for less"
        : "it is not JSON";
  }
}
