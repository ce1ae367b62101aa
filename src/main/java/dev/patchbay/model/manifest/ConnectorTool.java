package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.ToolName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tool of a manifest. Schemas are objects within the size limit here; the descriptor reader checks
 * that they are JSON Schemas.
 *
 * @param auth of this tool; otherwise the connector's applies
 * @param requiresClientCapabilities MCP client capabilities that a call needs
 */
public record ConnectorTool(
    ToolName name,
    Optional<String> title,
    Optional<String> description,
    JsonText inputSchema,
    Optional<JsonText> outputSchema,
    Endpoint endpoint,
    Optional<ToolAuth> auth,
    RequestMapping request,
    ResponseMapping response,
    ErrorMessages errors,
    ToolAnnotations annotations,
    List<String> requiresClientCapabilities,
    Labels labels) {
  public static final int MOST_SCHEMA_BYTES = 64 * 1024;

  private static final Pattern CAPABILITY = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]{0,63}");

  public ConnectorTool {
    title.ifPresent(Texts::checkTitle);
    description.ifPresent(Texts::checkDescription);
    checkSchema(inputSchema);
    outputSchema.ifPresent(ConnectorTool::checkSchema);
    requiresClientCapabilities = List.copyOf(requiresClientCapabilities);
    requiresClientCapabilities.forEach(ConnectorTool::checkCapability);
  }

  /** The annotations as clients see them: what the descriptor leaves open follows the method. */
  public ToolAnnotations shownAnnotations() {
    return endpoint instanceof Endpoint.Http http
        ? annotations.completedFor(http.method())
        : annotations;
  }

  /** A tool with required parts only. */
  public static ConnectorTool of(ToolName name, JsonText inputSchema, Endpoint endpoint) {
    return new ConnectorTool(
        name,
        Optional.empty(),
        Optional.empty(),
        inputSchema,
        Optional.empty(),
        endpoint,
        Optional.empty(),
        RequestMapping.DEFAULT,
        ResponseMapping.DEFAULT,
        ErrorMessages.NONE,
        ToolAnnotations.NONE,
        List.of(),
        Labels.NONE);
  }

  public static String checkCapability(String name) {
    if (!CAPABILITY.matcher(name).matches()) {
      throw MCPRuntimeException.invalid(
          Rule.CAPABILITY,
          "A client capability is 1 to 64 letters, digits, '.', '_', '/' or '-', such as elicitation.");
    }
    return name;
  }

  public static void checkSchema(JsonText schema) {
    if (!schema.isObject()) {
      throw MCPRuntimeException.invalid(Rule.SCHEMA, "A schema is an object.");
    }
    if (schema.sizeInBytes() > MOST_SCHEMA_BYTES) {
      throw MCPRuntimeException.invalid(
          Rule.SCHEMA_SIZE,
          "A schema has at most " + MOST_SCHEMA_BYTES / 1024 + " KiB as compact JSON.");
    }
  }
}
