package dev.patchbay.api.connector;

import dev.patchbay.api.answer.AnswerCache;
import dev.patchbay.api.answer.ConditionalWrites;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.manifest.ManifestRedaction;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.history.KeptVersion;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.install.Installed;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

/** Resource of a connector's versions: history, comparison and rollback. */
@Path("/projects/{project}/connectors")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class VersionsResource {
  @Inject RegistryService service;
  @Inject DescriptorReader descriptors;
  @Inject AnswerCache answers;
  @Inject ConditionalWrites writes;

  @GET
  @Path("{connector_name}/versions")
  @RequiresRole(Role.VIEWER)
  public Response list(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    Caller caller = Callers.of(request);
    ProjectId id = PathIds.toRead(project);
    ConnectorName connector = PathIds.connector(name);
    return answers.ofProject(
        request,
        service.read(caller, id),
        () -> JsonFormat.write(VersionsView.of(service.listVersions(caller, id, connector))));
  }

  @GET
  @Path("{connector_name}/versions/{version}")
  @RequiresRole(Role.VIEWER)
  public Response get(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @PathParam("version") String version) {
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    return answers.ofProject(
        request,
        reading,
        () -> {
          KeptVersion kept = kept(request, reading, name, version);
          return JsonFormat.write(
              VersionView.detail(
                  kept, descriptors.write(ManifestRedaction.of(kept.manifest()), Format.JSON)));
        });
  }

  @GET
  @Path("{connector_name}/versions/{version}")
  @Produces("application/yaml;qs=0.9")
  @RequiresRole(Role.VIEWER)
  public Response getAsYaml(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @PathParam("version") String version) {
    ProjectReading reading = service.read(Callers.of(request), PathIds.toRead(project));
    return answers.ofProjectInYaml(
        request,
        reading,
        () ->
            descriptors
                .write(
                    ManifestRedaction.of(kept(request, reading, name, version).manifest()),
                    Format.YAML)
                .getBytes(StandardCharsets.UTF_8));
  }

  private KeptVersion kept(
      HttpServletRequest request, ProjectReading reading, String name, String version) {
    ProjectId id = reading.registry().projectId();
    return service.getVersion(
        Callers.of(request), id, PathIds.connector(name), PathIds.version(version));
  }

  @GET
  @Path("{connector_name}/diff")
  @RequiresRole(Role.VIEWER)
  public Response diff(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    QueryValues query = QueryValues.of(uri);
    VersionRef from = query.version("from");
    VersionRef to = query.version("to");
    Caller caller = Callers.of(request);
    ProjectId id = PathIds.toRead(project);
    ConnectorName connector = PathIds.connector(name);
    return answers.ofProject(
        request,
        service.read(caller, id),
        () ->
            JsonFormat.write(
                DifferenceView.of(service.compareVersions(caller, id, connector, from, to))));
  }

  @POST
  @Path("{connector_name}/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresRole(Role.OPERATOR)
  public Response rollBack(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @Nullable RequestBody body) {
    ProjectId id = PathIds.toWrite(project);
    var wanted = RollbackRequest.parse(body);
    Changed<Installed> changed =
        service.rollBack(writes.of(request, id), PathIds.connector(name), wanted.version());
    return writes.answer(Response.ok(InstalledView.of(changed.result())), changed);
  }
}
