package dev.patchbay.model;

/**
 * A tool's name for agents: the connector's tool prefix and the tool's own name, unique in the
 * project, 1 to 64 of the characters that a {@link ToolName} may have.
 */
public record ExposedName(String value) implements Comparable<ExposedName> {
  public ExposedName {
    if (!ToolName.isLegal(value)) {
      throw MCPRuntimeException.invalid(
          Rule.EXPOSED_NAME,
          "The tool prefix and the tool name together are at most 64 characters; this one has "
              + value.length()
              + ".");
    }
  }

  @Override
  public int compareTo(ExposedName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
