package dev.patchbay.registry.event;

/**
 * The kinds of {@link RegistryEvent}, each with the name that REST, MCP, the log, the audit trail
 * and the database use. A name never changes: rows that have been written hold it.
 */
public enum EventKind {
  PROJECT_CREATED("ProjectCreated"),
  PROJECT_REMOVED("ProjectRemoved"),
  CONNECTOR_INSTALLED("ConnectorInstalled"),
  CONNECTOR_RELOADED("ConnectorReloaded"),
  CONNECTOR_REJECTED("ConnectorRejected"),
  CONNECTOR_ENABLED("ConnectorEnabled"),
  CONNECTOR_DISABLED("ConnectorDisabled"),
  CONNECTOR_UNINSTALLED("ConnectorUninstalled"),
  CONFIG_CHANGED("ConfigChanged");

  private final String eventName;

  EventKind(String eventName) {
    this.eventName = eventName;
  }

  public String eventName() {
    return eventName;
  }

  /** Fails with {@link IllegalArgumentException} for a name that no event has. */
  public static EventKind ofName(String name) {
    for (EventKind kind : values()) {
      if (kind.eventName.equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no event is called " + name);
  }
}
