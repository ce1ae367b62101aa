package dev.patchbay.registry.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A descriptor's bytes with their format and origin, which problems refer to. */
public final class DescriptorText {
  /** Language of a descriptor. */
  public enum Format {
    YAML,
    JSON
  }

  private final byte[] bytes;
  private final Format format;
  private final Optional<String> file;
  private final String member;
  private final boolean trusted;

  private DescriptorText(byte[] bytes, Format format, Optional<String> file, String member) {
    this(bytes, format, file, member, false);
  }

  private DescriptorText(
      byte[] bytes, Format format, Optional<String> file, String member, boolean trusted) {
    this.bytes = bytes;
    this.format = format;
    this.file = file;
    this.member = member;
    this.trusted = trusted;
  }

  /** Content of a file; the file name decides between JSON and YAML. */
  public static DescriptorText ofFile(byte[] bytes, String filePath) {
    Format format = filePath.endsWith(".json") ? Format.JSON : Format.YAML;
    return new DescriptorText(bytes, format, Optional.of(filePath), "");
  }

  /** A request body that is the descriptor. */
  public static DescriptorText ofBody(byte[] bytes, Format format) {
    return new DescriptorText(bytes, format, Optional.empty(), "");
  }

  /**
   * A JSON request body with the descriptor as one member; lines and columns are those of the body.
   */
  public static DescriptorText ofMember(byte[] body, String member) {
    return new DescriptorText(body, Format.JSON, Optional.empty(), member);
  }

  /**
   * JSON that the store wrote from an accepted manifest. It may be longer than the original text,
   * so the caps do not apply.
   */
  public static DescriptorText ofStore(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new DescriptorText(bytes, Format.JSON, Optional.empty(), "", true);
  }

  /** Was the text accepted before in another form, so that the caps do not apply? */
  public boolean isTrusted() {
    return trusted;
  }

  /** The bytes, not copied; must not be modified. */
  public byte[] bytes() {
    return bytes;
  }

  public Format format() {
    return format;
  }

  public Optional<String> file() {
    return file;
  }

  /** The member that holds the descriptor; empty when the whole text is the descriptor. */
  public String member() {
    return member;
  }
}
