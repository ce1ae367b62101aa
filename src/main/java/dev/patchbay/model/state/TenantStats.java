package dev.patchbay.model.state;

/** Totals over the projects of a tenant. Disabled connectors count, their tools do not. */
public record TenantStats(long projects, long connectors, long enabledConnectors, long tools) {
  public static final TenantStats NONE = new TenantStats(0, 0, 0, 0);

  public static TenantStats of(ProjectRegistry project) {
    Connectors connectors = project.connectors();
    return new TenantStats(
        1, connectors.count(), connectors.enabledCount(), connectors.toolCount());
  }

  public TenantStats plus(TenantStats other) {
    return new TenantStats(
        projects + other.projects,
        connectors + other.connectors,
        enabledConnectors + other.enabledConnectors,
        tools + other.tools);
  }

  public TenantStats minus(TenantStats other) {
    return new TenantStats(
        projects - other.projects,
        connectors - other.connectors,
        enabledConnectors - other.enabledConnectors,
        tools - other.tools);
  }
}
