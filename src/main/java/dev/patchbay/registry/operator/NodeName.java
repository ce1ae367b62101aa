package dev.patchbay.registry.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What tells this node from others that use the same store: random, and kept in the data directory.
 */
public record NodeName(String value) {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]{1,32}");
  private static final int BYTES = 4;

  public NodeName {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException("a node's name is 1 to 32 lower-case letters or digits");
    }
  }

  /** As it stands in the file {@code node} of the directory; made there when it is new. */
  public static NodeName in(DataDirectory data) {
    Path file = data.made().resolve("node");
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
      }
      return new NodeName(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
