package dev.patchbay.model;

/**
 * Name of a tool for agents: the connector's tool prefix plus the tool's name. Unique in the
 * project; 1 to 64 characters of a {@link ToolName}.
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
