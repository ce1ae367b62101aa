package dev.patchbay.mcp.tools;

import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Server instructions for the model behind a client: one short line per connector, which explains
 * its prefix.
 */
public final class Instructions {
  private static final int MOST_LINES = 30;
  private static final int LONGEST_LINE = 160;

  private Instructions() {}

  /** The instructions; empty when no tool is exposed. */
  public static Optional<String> of(ProjectRegistry registry, ExposedTools narrowing) {
    List<String> lines =
        registry.connectors().stream()
            .filter(LoadedConnector::enabled)
            .filter(narrowing::admits)
            .filter(connector -> connector.tools().stream().anyMatch(narrowing::admits))
            .map(connector -> line(connector.manifest()))
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String shown =
        lines.stream().limit(MOST_LINES).map(line -> "\n- " + line).collect(Collectors.joining());
    String rest = lines.size() > MOST_LINES ? "\n- and more" : "";
    return Optional.of(
        "Tools of the project "
            + registry.projectId()
            + ", by how their names begin:"
            + shown
            + rest);
  }

  private static String line(ConnectorManifest manifest) {
    String prefix = manifest.effectivePrefix();
    String line =
        Stream.concat(
                Stream.of(manifest.title().orElse(manifest.name().value())),
                manifest.description().stream())
            .map(text -> text.strip().replaceAll("\\s+", " "))
            .collect(Collectors.joining(". ", prefix.isEmpty() ? "" : prefix + ": ", ""));
    return line.length() <= LONGEST_LINE ? line : cut(line) + "…";
  }

  /** Cuts the line, never within a surrogate pair. */
  private static String cut(String line) {
    int end = LONGEST_LINE - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
  }
}
