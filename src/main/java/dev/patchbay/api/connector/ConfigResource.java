package dev.patchbay.api.connector;

import dev.patchbay.api.answer.ConditionalWrites;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Resource of a connector's config, which is write-only. PUT and PATCH do the same: keys that are
 * not named stay, so a caller can change one secret without knowing the others.
 */
@Path("/projects/{project}/connectors/{connector_name}/config")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ConfigResource {
  @Inject RegistryService service;
  @Inject ConditionalWrites writes;

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresRole(Role.OPERATOR)
  public Response put(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @Nullable RequestBody body) {
    return change(request, project, name, body);
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresRole(Role.OPERATOR)
  public Response patch(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @Nullable RequestBody body) {
    return change(request, project, name, body);
  }

  private Response change(
      HttpServletRequest request, String project, String name, @Nullable RequestBody body) {
    ProjectId id = PathIds.toWrite(project);
    ConnectorName connector = PathIds.connector(name);
    var changed =
        service.changeConfig(writes.of(request, id), connector, ConfigRequest.parse(body));
    return writes.answer(Response.ok(ConfigView.of(changed.result())), changed);
  }
}
