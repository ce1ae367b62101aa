package dev.patchbay.mcp.protocol;

import dev.patchbay.model.JsonString;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Supported versions of MCP, newest first. */
public final class ProtocolVersions {
  public static final String MODERN = "2026-07-28";
  public static final String NEWEST_LEGACY = "2025-11-25";

  /** Versions whose clients may send several messages in one JSON array. */
  public static final List<String> WITH_BATCHES = List.of("2025-03-26", "2024-11-05");

  public static final List<String> LEGACY =
      List.of(NEWEST_LEGACY, "2025-06-18", "2025-03-26", "2024-11-05");
  public static final List<String> ALL = Stream.concat(Stream.of(MODERN), LEGACY.stream()).toList();

  private ProtocolVersions() {}

  /** Version that {@code initialize} answers: the requested one, or the newest legacy version. */
  public static String negotiated(String asked) {
    return LEGACY.contains(asked) ? asked : NEWEST_LEGACY;
  }

  /** The versions as a JSON array. */
  public static String json(List<String> versions) {
    return versions.stream().map(JsonString::quote).collect(Collectors.joining(",", "[", "]"));
  }
}
