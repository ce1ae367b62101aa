package dev.patchbay.api.connector;

import dev.patchbay.api.answer.AnswerCache;
import dev.patchbay.api.answer.ConditionalWrites;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.api.view.SuccessView;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.manifest.ManifestRedaction;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.reading.ConnectorEntry;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;

/** Resource of the connectors of a project. */
@Path("/projects/{project}/connectors")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ConnectorsResource {
  @Inject RegistryService service;
  @Inject DescriptorReader descriptors;
  @Inject AnswerCache answers;
  @Inject ConditionalWrites writes;

  @GET
  @RequiresRole(Role.VIEWER)
  public Response list(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project) {
    QueryValues query = QueryValues.of(uri);
    var window = query.toolWindow();
    var labels = query.labels();
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    ProjectId id = reading.registry().projectId();
    return answers.ofProject(
        request,
        reading,
        () -> JsonFormat.write(ConnectorsView.of(id, reading.connectors(labels, window))));
  }

  @GET
  @Path("{connector_name}")
  @RequiresRole(Role.VIEWER)
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    PathIds.refuseRoutes(name);
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    ConnectorEntry entry = reading.connector(ConnectorName.find(name));
    return answers.ofProject(
        request,
        reading,
        () -> JsonFormat.write(ConnectorView.detail(entry, descriptor(entry, Format.JSON))));
  }

  @GET
  @Path("{connector_name}")
  @Produces("application/yaml;qs=0.9")
  @RequiresRole(Role.VIEWER)
  public Response getAsYaml(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    PathIds.refuseRoutes(name);
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    ConnectorEntry entry = reading.connector(ConnectorName.find(name));
    return answers.ofProjectInYaml(
        request, reading, () -> descriptor(entry, Format.YAML).getBytes(StandardCharsets.UTF_8));
  }

  private String descriptor(ConnectorEntry entry, Format format) {
    return descriptors.write(ManifestRedaction.of(entry.connector().manifest()), format);
  }

  @DELETE
  @Path("{connector_name}")
  @RequiresRole(Role.OPERATOR)
  public Response uninstall(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    PathIds.refuseRoutes(name);
    ProjectId id = PathIds.toWrite(project);
    return done(service.uninstall(writes.of(request, id), PathIds.connector(name)), "uninstalled");
  }

  @POST
  @Path("{connector_name}/enable")
  @RequiresRole(Role.OPERATOR)
  public Response enable(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    ProjectId id = PathIds.toWrite(project);
    return done(service.enable(writes.of(request, id), PathIds.connector(name)), "enabled");
  }

  @POST
  @Path("{connector_name}/disable")
  @RequiresRole(Role.OPERATOR)
  public Response disable(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    ProjectId id = PathIds.toWrite(project);
    return done(service.disable(writes.of(request, id), PathIds.connector(name)), "disabled");
  }

  private Response done(Changed<ConnectorName> changed, String what) {
    String message = "Connector '" + changed.result() + "' is " + what + ".";
    return writes.answer(Response.ok(SuccessView.of(message)), changed);
  }
}
