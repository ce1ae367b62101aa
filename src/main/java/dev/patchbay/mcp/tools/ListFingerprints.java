package dev.patchbay.mcp.tools;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Fingerprints of tool lists: equal fingerprints mean equal answers to {@code tools/list}. The part
 * of a connector is computed once per manifest, so a change costs that connector plus the number of
 * the others. Thread-safe.
 */
public final class ListFingerprints {
  private final Cache<ConnectorManifest, Part> parts =
      Caffeine.newBuilder().weakKeys().maximumSize(100_000).build();

  /** Fingerprints of a connector in the full and the read-only list; an empty text for no tool. */
  private record Part(String all, String readOnly) {}

  public ListState of(ProjectRegistry registry, ExposedTools narrowing) {
    MessageDigest digest = sha256();
    registry.connectors().stream()
        .filter(LoadedConnector::enabled)
        .filter(narrowing::admits)
        .map(connector -> parts.get(connector.manifest(), ListFingerprints::part))
        .map(part -> narrowing.readOnly() ? part.readOnly() : part.all())
        .forEach(text -> digest.update(text.getBytes(StandardCharsets.US_ASCII)));
    return new ListState(registry.revision(), HexFormat.of().formatHex(digest.digest()));
  }

  private static Part part(ConnectorManifest manifest) {
    return new Part(
        digest(manifest, ExposedTools.NONE),
        digest(manifest, new ExposedTools(ExposedTools.NONE.connectors(), true)));
  }

  private static String digest(ConnectorManifest manifest, ExposedTools narrowing) {
    MessageDigest digest = sha256();
    List<ConnectorTool> tools = manifest.tools().stream().filter(narrowing::admits).toList();
    for (ConnectorTool tool : tools) {
      String json = ToolJson.of(manifest.exposedName(tool).value(), tool, ProtocolEra.MODERN);
      digest.update(json.getBytes(StandardCharsets.UTF_8));
    }
    return tools.isEmpty() ? "" : HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
