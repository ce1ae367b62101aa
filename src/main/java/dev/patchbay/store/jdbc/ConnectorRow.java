package dev.patchbay.store.jdbc;

import dev.patchbay.registry.change.QuotaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A connector as its row has it; times and digests are texts, the values of {@code config} sealed.
 *
 * @param format which Patchbay wrote it
 * @param place the install sequence
 * @param notices as {@link NoticesJson} writes them
 * @param content the descriptor as canonical JSON; empty where it was not asked for
 */
public record ConnectorRow(
    String connector,
    int format,
    long place,
    String version,
    String digest,
    String loadedAt,
    Optional<String> filePath,
    Optional<String> fileMtime,
    Optional<String> takenSha256,
    Optional<String> takenDigest,
    boolean enabled,
    String config,
    String tools,
    String notices,
    String content) {
  /** What this Patchbay writes, and the highest that it reads. */
  public static final int FORMAT = 1;

  /** What the row counts for in the quota of its tenant. */
  long keptBytes() {
    return QuotaSettings.BYTES_OF_A_ROW + length(config) + length(tools) + length(notices);
  }

  /** What a version with this content counts for. */
  long keptBytesOfVersion() {
    return QuotaSettings.BYTES_OF_A_ROW + length(content);
  }

  private static long length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  ConnectorRow withContent(String newContent) {
    return new ConnectorRow(
        connector,
        format,
        place,
        version,
        digest,
        loadedAt,
        filePath,
        fileMtime,
        takenSha256,
        takenDigest,
        enabled,
        config,
        tools,
        notices,
        newContent);
  }
}
