package dev.patchbay.api.body;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.history.VersionRef;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;

/**
 * Names in a path: what cannot be a name is absent when it is read, and wrong when it is written
 * to.
 */
public final class PathIds {
  private PathIds() {}

  public static ProjectId toRead(String project) {
    return ProjectId.find(project).orElseThrow(MCPRuntimeException::noSuchProject);
  }

  public static ProjectId toWrite(String project) {
    return new ProjectId(project);
  }

  public static ConnectorName connector(String connector) {
    return ConnectorName.find(connector).orElseThrow(MCPRuntimeException::noSuchConnector);
  }

  public static VersionRef version(String version) {
    return VersionRef.find(version).orElseThrow(MCPRuntimeException::noSuchVersion);
  }

  /**
   * Where a route with a reserved name lacks the method, Jersey goes on to the template beside it;
   * what the route has to say is 405.
   */
  public static void refuseRoutes(String connector) {
    if (ConnectorName.RESERVED.contains(connector)) {
      throw new NotAllowedException(HttpMethod.POST);
    }
  }
}
