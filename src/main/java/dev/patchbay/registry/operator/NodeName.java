package dev.patchbay.registry.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Name of this node among the nodes of a store: random, kept in the data directory. */
public record NodeName(String value) {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]{1,32}");
  private static final int BYTES = 4;
  private static final int MOST_BYTES = 64;

  public NodeName {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException("a node's name is 1 to 32 lower-case letters or digits");
    }
  }

  /**
   * Reads the name from the file {@code node} of the directory; creates it on a new node. Fails
   * with a {@link StartRefusal} when it is damaged, since a node with a lost name would silently
   * begin another audit chain.
   */
  public static NodeName in(DataDirectory data) {
    data.made();
    OwnerOnlyFile file = data.file("node");
    try {
      if (!Files.exists(file.path())) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        boolean unused =
            file.create(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
      }
      file.tighten();
      return read(file.path());
    } catch (IOException e) {
      throw StartRefusal.because(
          "the file "
              + file.path().toAbsolutePath()
              + " cannot be read or created ("
              + DataDirectory.reason(e)
              + "). Make it readable and its folder writable for the server's user.");
    }
  }

  private static NodeName read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "not a regular file");
    }
    String text =
        Files.size(file) > MOST_BYTES
            ? ""
            : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    if (!LEGAL.matcher(text).matches()) {
      throw StartRefusal.because(
          "the file "
              + file.toAbsolutePath()
              + " is empty or damaged: it must hold this node's name, 1 to 32 lower-case letters or"
              + " digits. Write the former name into it (the files in the folder audit, or the"
              + " column node of the table audit_chain, have it), or remove the file: the node"
              + " then takes a new name and begins a new chain of audit records.");
    }
    return new NodeName(text);
  }
}
