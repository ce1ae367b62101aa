package dev.patchbay.registry.reading;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.state.ToolPosition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opaque cursor of a page position. Only the canonical text is accepted, so that clients do not
 * construct cursors.
 */
public final class Cursor {
  private static final Pattern POSITION =
      Pattern.compile("t(0|[1-9]\\d{0,17})\\.(0|[1-9]\\d{0,8})");

  private Cursor() {}

  public static String of(ToolPosition position) {
    return encode("t" + position.sequence() + "." + position.index());
  }

  public static String of(ProjectId project) {
    return encode("p" + project);
  }

  /** Fails with BAD_REQUEST for a text that {@link #of(ToolPosition)} did not return. */
  public static ToolPosition position(String cursor) {
    Matcher matcher = POSITION.matcher(decode(cursor));
    if (!matcher.matches()) {
      throw bad();
    }
    return new ToolPosition(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Fails with BAD_REQUEST for a text that {@link #of(ProjectId)} did not return. */
  public static ProjectId project(String cursor) {
    String text = decode(cursor);
    if (!text.startsWith("p")) {
      throw bad();
    }
    return ProjectId.find(text.substring(1)).orElseThrow(Cursor::bad);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String cursor) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw bad();
    }
    if (!encode(text).equals(cursor)) {
      throw bad();
    }
    return text;
  }

  private static MCPRuntimeException bad() {
    return new MCPRuntimeException(
        FailureKind.BAD_REQUEST, "cursor must be the next_cursor of an earlier answer.");
  }
}
