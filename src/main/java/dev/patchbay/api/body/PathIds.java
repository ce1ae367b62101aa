package dev.patchbay.api.body;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.history.VersionRef;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;

/**
 * Names in a path. An invalid name of a read is answered as not found, one of a write as invalid.
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
   * Answers 405 for a reserved name that lacks the method, because Jersey falls through to the
   * template.
   */
  public static void refuseRoutes(String connector) {
    if (ConnectorName.RESERVED.contains(connector)) {
      throw new NotAllowedException(HttpMethod.POST);
    }
  }
}
