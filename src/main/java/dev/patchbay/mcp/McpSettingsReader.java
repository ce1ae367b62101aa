package dev.patchbay.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Reads the settings of the MCP endpoint; one that cannot be used stops the start by name. */
@ApplicationScoped
public class McpSettingsReader {

  @Produces
  @jakarta.inject.Singleton
  McpSettings read(Config config) {
    return new McpSettings(
        value(config, "patchbay.mcp.page-size", Integer::valueOf, 100),
        value(config, "patchbay.mcp.allowed-origins", McpSettingsReader::origins, Set.of()),
        value(config, "patchbay.mcp.session-idle", Duration::parse, Duration.ofMinutes(30)),
        value(config, "patchbay.mcp.max-streams", Integer::valueOf, 4096));
  }

  private static <T> T value(Config config, String name, Function<String, T> parse, T otherwise) {
    String text = config.getOptionalValue(name, String.class).map(String::strip).orElse("");
    try {
      return text.isEmpty() ? otherwise : parse.apply(text);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(name + " cannot be '" + text + "'", e);
    }
  }

  private static Set<String> origins(String list) {
    return Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(origin -> !origin.isEmpty())
        .collect(Collectors.toSet());
  }
}
