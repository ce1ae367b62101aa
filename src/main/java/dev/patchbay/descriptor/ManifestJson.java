package dev.patchbay.descriptor;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ErrorMessages;
import dev.patchbay.model.manifest.ErrorWhen;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.ToolAnnotations;
import dev.patchbay.model.manifest.ToolDefaults;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writer of a manifest as compact descriptor JSON: only what it has, in the order of the grammar.
 */
final class ManifestJson {
  private ManifestJson() {}

  static String of(ConnectorManifest manifest) {
    JsonMembers connector =
        new JsonMembers()
            .add("name", manifest.name().value())
            .add("version", manifest.version().text())
            .add("title", manifest.title())
            .add("description", manifest.description())
            .addUnlessEmpty("labels", manifest.labels().values())
            .add(
                "metadata",
                Optional.of(manifest.metadata()).filter(metadata -> !metadata.text().equals("{}")))
            .add("base_url", manifest.baseUrl())
            .add("tool_prefix", manifest.toolPrefix())
            .add("auth", manifest.auth().map(AuthJson::of))
            .addUnlessEmpty("defaults", defaults(manifest.defaults()))
            .addJson(
                "tools",
                JsonMembers.array(manifest.tools().stream().map(ManifestJson::tool).toList()));
    return new JsonMembers().addJson("connector", connector.toString()).toString();
  }

  private static JsonMembers defaults(ToolDefaults defaults) {
    return new JsonMembers()
        .add("timeout", defaults.timeout())
        .add("max_response_bytes", defaults.maxResponseBytes())
        .add("rate_per_minute", defaults.ratePerMinute())
        .add("max_concurrent", defaults.maxConcurrent());
  }

  private static String tool(ConnectorTool tool) {
    return new JsonMembers()
        .add("name", tool.name().value())
        .add("title", tool.title())
        .add("description", tool.description())
        .add("input_schema", tool.inputSchema())
        .add("output_schema", tool.outputSchema())
        .add("endpoint", tool.endpoint().written())
        .add("auth", tool.auth().map(AuthJson::of))
        .addUnlessEmpty("labels", tool.labels().values())
        .addUnlessEmpty("request", request(tool.request()))
        .addUnlessEmpty("response", response(tool.response()))
        .addUnlessEmpty("errors", errors(tool.errors()))
        .addUnlessEmpty("annotations", annotations(tool.annotations()))
        .addUnlessEmpty("requires_client_capabilities", tool.requiresClientCapabilities())
        .toString();
  }

  private static JsonMembers request(RequestMapping request) {
    return new JsonMembers()
        .addUnlessEmpty("query", request.query())
        .addUnlessEmpty("headers", request.headers())
        .add("body", request.body())
        .add("body_type", request.bodyType().map(type -> type.name().toLowerCase(Locale.ROOT)));
  }

  private static JsonMembers response(ResponseMapping response) {
    return new JsonMembers()
        .add("pointer", response.pointer())
        .addUnlessEmpty("include", response.include())
        .addUnlessEmpty("exclude", response.exclude())
        .add("headers", response.rest().headers().map(ManifestJson::texts))
        .add("max_items", response.rest().maxItems())
        .addUnlessEmpty(
            "error_when",
            response.rest().errorWhen().map(ManifestJson::errorWhen).orElseGet(JsonMembers::new));
  }

  private static JsonText texts(List<String> texts) {
    return new JsonText(JsonMembers.array(texts.stream().map(JsonString::quote).toList()));
  }

  private static JsonMembers errorWhen(ErrorWhen when) {
    return new JsonMembers()
        .add("pointer", when.pointer())
        .add("equals", when.equals())
        .add("message", when.message());
  }

  private static JsonMembers errors(ErrorMessages errors) {
    JsonMembers members = new JsonMembers();
    errors
        .byStatus()
        .forEach(
            (status, message) ->
                members.addJson(
                    status.toString(), new JsonMembers().add("message", message).toString()));
    return members;
  }

  private static JsonMembers annotations(ToolAnnotations annotations) {
    return new JsonMembers()
        .add("title", annotations.title())
        .add("readOnlyHint", annotations.readOnlyHint())
        .add("destructiveHint", annotations.destructiveHint())
        .add("idempotentHint", annotations.idempotentHint())
        .add("openWorldHint", annotations.openWorldHint());
  }
}
