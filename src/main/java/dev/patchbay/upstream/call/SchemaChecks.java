package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.UpstreamSettings.ArgumentMode;
import dev.patchbay.upstream.UpstreamSettings.OutputValidation;
import dev.patchbay.upstream.arguments.ArgumentReader;
import dev.patchbay.upstream.arguments.PreparedArguments;
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
  private final ArgumentReader reader;

  @Inject
  SchemaChecks(UpstreamSettings settings) {
    this.settings = settings;
    this.violations = new SchemaViolations();
    this.reader = new ArgumentReader(settings.arguments() == ArgumentMode.STRICT);
  }

  /** Prepares the arguments and checks them; fails with ARGUMENTS and all violations. */
  PreparedArguments prepare(ToolRequest request) {
    PreparedArguments prepared =
        reader.read(
            request.tool(), request.arguments(), request.budget(), request.context().memory());
    List<String> wrong =
        violations.of(request.tool().inputSchema(), prepared.arguments(), request.budget());
    if (!wrong.isEmpty()) {
      throw new ToolFailure(
          ToolFailure.Reason.ARGUMENTS,
          "The arguments do not fit the tool: " + String.join("; ", wrong) + ".");
    }
    return prepared;
  }

  /**
   * Checks a result. The call was carried out, so a result that does not fit is no error: an agent
   * would delete or create again. It says what does not fit; when the operator enforces
   * output_schema, it says only that.
   */
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
        "The call was carried out"
            + result.notes().status().map(status -> " (status " + status + ")").orElse("")
            + ", but the answer does not fit the tool's output_schema: "
            + String.join("; ", wrong)
            + ".";
    LOG.log(Level.WARNING, "Tool call {0}: {1}", id, sentence);
    return settings.outputValidation() == OutputValidation.WARN
        ? result.unfit(sentence)
        : ToolResult.text(sentence).with(result.notes()).unfit(sentence);
  }

  private static String withoutJson(ToolResult result) {
    return result.truncated()
        ? "it is longer than the limit and was cut; ask for less"
        : "there is no JSON in it";
  }
}
