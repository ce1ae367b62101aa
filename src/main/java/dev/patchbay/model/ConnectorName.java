package dev.patchbay.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Name of a connector, unique in its project: 1 to 63 lower-case letters, digits, {@code -} or
 * {@code _}, letter or digit at both ends. REST reserves a few names as path segments.
 */
public record ConnectorName(String value) implements Comparable<ConnectorName> {
  /**
   * Path segments of REST at the position of a connector name, in {@code
   * /v1/projects/{project}/connectors/…}.
   */
  public static final Set<String> RESERVED =
      Set.of("install-from-file", "install-from-manifest", "validate");

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");

  public ConnectorName {
    if (!LEGAL.matcher(value).matches()) {
      throw MCPRuntimeException.invalid(
          Rule.CONNECTOR_NAME,
          "A connector name is 1 to 63 lower-case letters, digits, '-' or '_', and begins and ends with a letter or a"
              + " digit.");
    }
    if (RESERVED.contains(value)) {
      throw MCPRuntimeException.invalid(
          Rule.CONNECTOR_NAME,
          "The connector name '" + value + "' is reserved for the REST interface.");
    }
  }

  /** Finds the name; empty for an invalid text. */
  public static Optional<ConnectorName> find(String text) {
    boolean legal = LEGAL.matcher(text).matches() && !RESERVED.contains(text);
    return legal ? Optional.of(new ConnectorName(text)) : Optional.empty();
  }

  @Override
  public int compareTo(ConnectorName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
