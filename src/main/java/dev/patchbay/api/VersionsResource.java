package dev.patchbay.api;

import dev.patchbay.api.body.RequestBody;
import dev.patchbay.api.body.RollbackRequest;
import dev.patchbay.api.view.InstalledView;
import dev.patchbay.api.view.VersionView;
import dev.patchbay.api.view.VersionsView;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.history.KeptVersion;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.security.Callers;
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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a connector has been, and bringing it back. */
@Path("/projects/{project}/connectors/{connector_name}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class VersionsResource {
  @Inject RegistryService service;
  @Inject DescriptorReader descriptors;

  @GET
  @Path("versions")
  public VersionsView list(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name) {
    return VersionsView.of(
        service.listVersions(Callers.of(request), Ids.toRead(project), Ids.connector(name)));
  }

  @GET
  @Path("versions/{version}")
  public VersionView get(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @PathParam("version") String version) {
    KeptVersion kept = kept(request, project, name, version);
    return VersionView.detail(kept, descriptors.write(kept.manifest(), Format.JSON));
  }

  @GET
  @Path("versions/{version}")
  @Produces("application/yaml")
  public byte[] getAsYaml(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @PathParam("version") String version) {
    KeptVersion kept = kept(request, project, name, version);
    return descriptors.write(kept.manifest(), Format.YAML).getBytes(StandardCharsets.UTF_8);
  }

  private KeptVersion kept(
      HttpServletRequest request, String project, String name, String version) {
    ProjectId id = Ids.toRead(project);
    return service.getVersion(Callers.of(request), id, Ids.connector(name), Ids.version(version));
  }

  @POST
  @Path("rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  public InstalledView rollBack(
      @Context HttpServletRequest request,
      @PathParam("project") String project,
      @PathParam("connector_name") String name,
      @Nullable RequestBody body) {
    ProjectId id = Ids.toWrite(project);
    var wanted = RollbackRequest.parse(body);
    return InstalledView.of(
        service.rollBack(Callers.of(request), id, Ids.connector(name), wanted.version()));
  }
}
