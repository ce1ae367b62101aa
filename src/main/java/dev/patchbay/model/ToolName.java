package dev.patchbay.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a tool, unique in its connector: 1 to 64 letters, digits, {@code -} or {@code _}, which
 * every common model provider accepts. An {@link ExposedName} has the same form.
 */
public record ToolName(String value) implements Comparable<ToolName> {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public ToolName {
    if (!isLegal(value)) {
      throw MCPRuntimeException.invalid(
          Rule.TOOL_NAME, "A tool name is 1 to 64 letters, digits, '-' or '_'.");
    }
  }

  /** Finds the name; empty for an invalid text. */
  public static Optional<ToolName> find(String text) {
    return isLegal(text) ? Optional.of(new ToolName(text)) : Optional.empty();
  }

  static boolean isLegal(String text) {
    return LEGAL.matcher(text).matches();
  }

  @Override
  public int compareTo(ToolName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
