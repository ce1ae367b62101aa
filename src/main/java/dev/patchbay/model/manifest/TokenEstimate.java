package dev.patchbay.model.manifest;

/**
 * Estimate of the tokens that a list of tools costs in every conversation: names, titles,
 * descriptions and input schemas, at four characters per token.
 */
public final class TokenEstimate {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private TokenEstimate() {}

  public static long characters(ConnectorManifest manifest) {
    long characters = 0;
    for (ConnectorTool tool : manifest.tools()) {
      characters += characters(tool);
    }
    return characters;
  }

  public static long tokens(long characters) {
    return characters / CHARACTERS_PER_TOKEN;
  }

  private static int characters(ConnectorTool tool) {
    return tool.name().value().length()
        + tool.title().map(String::length).orElse(0)
        + tool.description().map(String::length).orElse(0)
        + tool.inputSchema().text().length();
  }
}
