package dev.patchbay.store.jdbc;

import dev.patchbay.registry.change.QuotaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A connector as a row: times and digests as text, values of {@code config} encrypted.
 *
 * @param format version of the row's format
 * @param place the install sequence
 * @param notices as {@link NoticesJson} writes them
 * @param content the descriptor as canonical JSON; empty when it was not read
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
  /** The format that this version writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  /** Bytes of the row in the quota of its tenant. */
  long keptBytes() {
    return QuotaSettings.BYTES_OF_A_ROW + length(config) + length(tools) + length(notices);
  }

  /** Bytes of a version with this content in the quota. */
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
