package dev.patchbay.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a connector, unique in its project: 1 to 63 lower-case letters, digits, {@code -} or
 * {@code _}, letter or digit at both ends. A few names are reserved because REST uses them as path
 * segments beside connector names.
 */
public record ConnectorName(String value) implements Comparable<ConnectorName> {
  /**
   * Segments that stand where a connector's name stands in {@code
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

  /** Empty when the text cannot be the name of any connector. */
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
