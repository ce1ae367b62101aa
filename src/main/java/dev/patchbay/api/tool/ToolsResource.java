package dev.patchbay.api.tool;

import dev.patchbay.api.answer.AnswerCache;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.ToolEntry;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Resource of the callable tools of a project. */
@Path("/projects/{project}/tools")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ToolsResource {
  @Inject RegistryService service;
  @Inject AnswerCache answers;

  @GET
  @RequiresRole({Role.VIEWER, Role.CALLER})
  public Response list(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project) {
    QueryValues query = QueryValues.of(uri);
    var filter = query.toolFilter();
    var window = query.toolWindow();
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    ProjectId id = reading.registry().projectId();
    return answers.ofProject(
        request, reading, () -> JsonFormat.write(ToolsView.of(id, reading.tools(filter, window))));
  }

  @GET
  @Path("{tool_name}")
  @RequiresRole({Role.VIEWER, Role.CALLER})
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("tool_name") String name) {
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    ToolEntry tool = reading.tool(name);
    return answers.ofProject(request, reading, () -> JsonFormat.write(ToolView.of(tool)));
  }

  @POST
  @Path("{tool_name}/used")
  @RequiresRole(Role.CALLER)
  public UsedView used(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("tool_name") String name) {
    return UsedView.of(service.markToolUsed(Callers.of(request), PathIds.toWrite(project), name));
  }
}
