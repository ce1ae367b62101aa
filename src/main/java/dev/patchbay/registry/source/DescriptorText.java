package dev.patchbay.registry.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A descriptor's bytes, as they came, and what its problems must say of their origin. */
public final class DescriptorText {
  /** In which language a descriptor is written. */
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

  /** The content of a file; by its name it is JSON, or else YAML. */
  public static DescriptorText ofFile(byte[] bytes, String filePath) {
    Format format = filePath.endsWith(".json") ? Format.JSON : Format.YAML;
    return new DescriptorText(bytes, format, Optional.of(filePath), "");
  }

  /** A request body that is the descriptor. */
  public static DescriptorText ofBody(byte[] bytes, Format format) {
    return new DescriptorText(bytes, format, Optional.empty(), "");
  }

  /**
   * A JSON request body that holds the descriptor as one member; lines and columns are those of the
   * body.
   */
  public static DescriptorText ofMember(byte[] body, String member) {
    return new DescriptorText(body, Format.JSON, Optional.empty(), member);
  }

  /**
   * What this application wrote of a manifest that it had taken: it may be longer than the text
   * that it came from, which had its caps.
   */
  public static DescriptorText ofStore(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new DescriptorText(bytes, Format.JSON, Optional.empty(), "", true);
  }

  /** Has the text passed the caps in another form already? */
  public boolean isTrusted() {
    return trusted;
  }

  /** Not a copy: nobody changes it. */
  public byte[] bytes() {
    return bytes;
  }

  public Format format() {
    return format;
  }

  public Optional<String> file() {
    return file;
  }

  /** The member of the top-level object that is the descriptor; empty when the whole text is. */
  public String member() {
    return member;
  }
}
