package dev.patchbay.mcp.tools;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ToolAnnotations;
import java.util.Optional;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tool as the JSON of {@code tools/list}, with verbatim schemas. Legacy clients accept only
 * objects as results: an output schema other than {@code type: object} is wrapped as {@code
 * {"result": …}}, and so are the results. A schema with internal references would break by wrapping
 * and is omitted.
 */
public final class ToolJson {

  /** Names are untrusted: interning them would fill the factory's symbol table. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build();

  private ToolJson() {}

  public static String of(String exposedName, ConnectorTool tool, ProtocolEra era) {
    JsonObject json =
        new JsonObject()
            .text("name", exposedName)
            .text("title", tool.title())
            .text("description", tool.description())
            .json("inputSchema", tool.inputSchema());
    tool.outputSchema()
        .flatMap(schema -> shown(schema, era))
        .ifPresent(schema -> json.json("outputSchema", schema));
    ToolAnnotations shown = tool.shownAnnotations();
    if (!shown.equals(ToolAnnotations.NONE)) {
      json.json("annotations", annotations(shown));
    }
    return json.end();
  }

  /** Must results of this schema be wrapped for a legacy client? */
  static boolean isWrapped(JsonText outputSchema) {
    return !JSON.readTree(outputSchema.text()).path("type").asString("").equals("object");
  }

  private static Optional<String> shown(JsonText schema, ProtocolEra era) {
    if (era == ProtocolEra.MODERN || !isWrapped(schema)) {
      return Optional.of(schema.text());
    }
    return schema.text().contains("\"$")
        ? Optional.empty()
        : Optional.of(
            "{\"type\":\"object\",\"properties\":{\"result\":"
                + schema.text()
                + "},\"required\":[\"result\"]}");
  }

  private static String annotations(ToolAnnotations hints) {
    return new JsonObject()
        .text("title", hints.title())
        .flag("readOnlyHint", hints.readOnlyHint())
        .flag("destructiveHint", hints.destructiveHint())
        .flag("idempotentHint", hints.idempotentHint())
        .flag("openWorldHint", hints.openWorldHint())
        .end();
  }
}
