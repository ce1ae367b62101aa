package dev.patchbay.model.manifest;

import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warnings about manifests that MCP allows but common model providers reject or truncate:
 * combinators at the root of an input schema, uncommon formats, long descriptions, and lists with
 * many tokens.
 */
final class ProviderWarnings {
  private static final Set<String> COMBINATORS =
      Set.of("allOf", "anyOf", "oneOf", "not", "if", "enum", "const", "$ref");
  private static final Set<String> FORMATS =
      Set.of(
          "date-time",
          "date",
          "time",
          "duration",
          "email",
          "hostname",
          "ipv4",
          "ipv6",
          "uri",
          "uuid");
  private static final int LONGEST_DESCRIPTION = 1024;
  private static final int MOST_TOKENS = 10_000;

  /** 64 less {@code mcp__patchbay__}, as Claude Code does; Cursor counts 60 with the server. */
  private static final int LONGEST_NAME = 49;

  private ProviderWarnings() {}

  static List<Problem> of(ConnectorManifest manifest) {
    List<Problem> warnings = new ArrayList<>();
    for (int i = 0; i < manifest.tools().size(); i++) {
      String pointer = Place.child("/connector/tools", i);
      check(manifest.tools().get(i), pointer, warnings);
      name(manifest, manifest.tools().get(i), pointer, warnings);
      warnings.addAll(
          SchemaLint.of(manifest.tools().get(i).inputSchema(), pointer + "/input_schema"));
    }
    long tokens = TokenEstimate.tokens(TokenEstimate.characters(manifest));
    if (tokens > MOST_TOKENS) {
      warnings.add(
          Problem.at(
              "/connector/tools",
              Rule.PROVIDER_TOKENS,
              "A list of these tools takes about "
                  + tokens
                  + " tokens of every conversation; narrow it by ?connectors= or ?read_only=true."));
    }
    return warnings;
  }

  private static void name(
      ConnectorManifest manifest, ConnectorTool tool, String pointer, List<Problem> warnings) {
    String name = manifest.exposedName(tool).value();
    if (name.length() > LONGEST_NAME) {
      warnings.add(
          Problem.at(
                  pointer + "/name",
                  Rule.PROVIDER_NAME,
                  "Clients put the server's name in front of "
                      + name
                      + " and refuse more than 60 or 64 characters.")
              .suggesting("Use at most " + LONGEST_NAME + " characters with tool_prefix."));
    }
    if (tool.description().filter(text -> !text.isBlank()).isEmpty()) {
      warnings.add(
          Problem.at(
                  pointer,
                  Rule.PROVIDER_NO_DESCRIPTION,
                  "A model chooses tools by their descriptions; this one has none.")
              .suggesting("Say in a sentence what the tool does and when to use it."));
    }
  }

  private static void check(ConnectorTool tool, String pointer, List<Problem> warnings) {
    SchemaSurface schema = SchemaSurface.of(tool.inputSchema());
    Set<String> combinators = new TreeSet<>(schema.rootKeywords());
    combinators.retainAll(COMBINATORS);
    if (!combinators.isEmpty()) {
      warnings.add(
          Problem.at(
              pointer + "/input_schema",
              Rule.PROVIDER_SCHEMA_ROOT,
              "Some model providers refuse a tool whose input schema has at its root: "
                  + String.join(", ", combinators)
                  + "."));
    }
    Set<String> formats = new TreeSet<>(schema.formats());
    formats.removeAll(FORMATS);
    if (!formats.isEmpty()) {
      warnings.add(
          Problem.at(
              pointer + "/input_schema",
              Rule.PROVIDER_FORMAT,
              "Some model providers refuse or ignore these formats: "
                  + String.join(", ", formats)
                  + "."));
    }
    for (String fault : HeaderAnnotations.faults(tool.inputSchema())) {
      warnings.add(
          Problem.at(
              pointer + "/input_schema",
              Rule.PROVIDER_HEADER,
              "Clients of MCP 2026-07-28 drop this tool: " + fault));
    }
    int length = tool.description().map(String::length).orElse(0);
    if (length > LONGEST_DESCRIPTION) {
      warnings.add(
          Problem.at(
              pointer + "/description",
              Rule.PROVIDER_DESCRIPTION,
              "Some clients cut a description after "
                  + LONGEST_DESCRIPTION
                  + " characters; this one has "
                  + length
                  + "."));
    }
  }
}
