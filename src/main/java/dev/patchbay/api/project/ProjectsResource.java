package dev.patchbay.api.project;

import dev.patchbay.api.answer.AnswerCache;
import dev.patchbay.api.answer.ConditionalWrites;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.api.view.SuccessView;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.install.Samples;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.TenantReading;
import dev.patchbay.registry.reload.ReloadReport;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Resource of projects, and of operations on a whole project. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ProjectsResource {
  @Inject RegistryService service;
  @Inject AnswerCache answers;
  @Inject ConditionalWrites writes;

  @GET
  @RequiresRole(Role.VIEWER)
  public Response list(@Context HttpServletRequest request, @Context UriInfo uri) {
    var window = QueryValues.of(uri).projectWindow();
    TenantReading reading = service.readTenant(Callers.of(request));
    return answers.ofTenant(
        request, reading, () -> JsonFormat.write(ProjectsView.of(reading.projects(window))));
  }

  @PUT
  @Path("{project}")
  @RequiresRole(Role.OPERATOR)
  public Response ensure(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project) {
    ProjectId id = PathIds.toWrite(project);
    Changed<Boolean> created = service.ensureProject(writes.of(request, id));
    ProjectStatsView stats = ProjectStatsView.of(service.read(Callers.of(request), id).stats());
    Response.ResponseBuilder response =
        created.result() ? Response.created(uri.getAbsolutePath()) : Response.ok();
    return writes.answer(response.entity(stats), created);
  }

  @GET
  @Path("{project}")
  @RequiresRole(Role.VIEWER)
  public Response get(@Context HttpServletRequest request, @PathParam("project") String project) {
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    return answers.ofProject(
        request, reading, () -> JsonFormat.write(ProjectStatsView.of(reading.stats())));
  }

  @GET
  @Path("{project}/stats")
  @RequiresRole(Role.VIEWER)
  public Response stats(@Context HttpServletRequest request, @PathParam("project") String project) {
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    return answers.ofProject(
        request,
        reading,
        () -> JsonFormat.write(ProjectFiguresView.of(reading.stats(), reading.calledTools())));
  }

  @DELETE
  @Path("{project}")
  @RequiresRole(Role.ADMIN)
  public Response remove(
      @Context HttpServletRequest request, @PathParam("project") String project) {
    ProjectId id = PathIds.toWrite(project);
    return writes.removed(
        Response.ok(SuccessView.of("Project '" + id + "' is removed.")),
        service.removeProject(writes.of(request, id)));
  }

  @POST
  @Path("{project}/hot-reload")
  @RequiresRole(Role.OPERATOR)
  public Response hotReload(
      @Context HttpServletRequest request, @PathParam("project") String project) {
    ProjectId id = PathIds.toWrite(project);
    Changed<ReloadReport> changed = service.checkHotReload(writes.of(request, id));
    return writes.answer(Response.ok(ReloadView.of(id, changed.result())), changed);
  }

  @POST
  @Path("{project}/install-samples")
  @RequiresRole(Role.OPERATOR)
  public Response installSamples(
      @Context HttpServletRequest request, @PathParam("project") String project) {
    ProjectId id = PathIds.toWrite(project);
    Changed<Samples.Report> changed = service.installSamples(writes.of(request, id));
    return writes.answer(Response.ok(SamplesView.of(id, changed.result())), changed);
  }
}
