package dev.patchbay.api.connector;

import dev.patchbay.api.answer.ConditionalWrites;
import dev.patchbay.api.answer.Idempotency;
import dev.patchbay.api.answer.PooledAnswers;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.install.Installed;
import dev.patchbay.registry.install.Validated;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import dev.patchbay.upstream.call.CallPool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * Resource of installs and validations. An install creates its project when it does not exist. A
 * validation changes nothing and has no rate limit, so it runs on the call threads within their
 * shares.
 */
@Path("/projects/{project}/connectors")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class InstallsResource {
  @Inject RegistryService service;
  @Inject ConditionalWrites writes;
  @Inject Idempotency idempotency;
  @Inject PooledAnswers answers;

  @POST
  @Path("install-from-file")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresRole(Role.OPERATOR)
  public Response installFromFile(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project,
      @Nullable RequestBody body) {
    ProjectId id = PathIds.toWrite(project);
    var wanted = InstallRequest.parse(body, QueryValues.of(uri), InstallRequest.Source.FILE);
    return idempotency.once(
        request,
        id,
        "install-from-file",
        body,
        () ->
            answer(
                uri,
                id,
                service.installFromFile(
                    writes.of(request, id), wanted.filePath().orElseThrow(), wanted.options())));
  }

  @POST
  @Path("install-from-manifest")
  @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
  @RequiresRole(Role.OPERATOR)
  public Response installFromManifest(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project,
      @Nullable RequestBody body) {
    ProjectId id = PathIds.toWrite(project);
    var wanted = InstallRequest.parse(body, QueryValues.of(uri), InstallRequest.Source.DESCRIPTOR);
    return idempotency.once(
        request,
        id,
        "install-from-manifest",
        body,
        () ->
            answer(
                uri,
                id,
                service.installFromManifest(
                    writes.of(request, id), wanted.descriptor().orElseThrow(), wanted.options())));
  }

  @POST
  @Path("validate")
  @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
  @RequiresRole(Role.OPERATOR)
  public void validate(
      @Context HttpServletRequest request,
      @Suspended AsyncResponse response,
      @Context UriInfo uri,
      @PathParam("project") String project,
      @Nullable RequestBody body) {
    Caller caller = Callers.of(request);
    ProjectId id = PathIds.toWrite(project);
    var wanted = InstallRequest.parse(body, QueryValues.of(uri), InstallRequest.Source.EITHER);
    answers.answer(
        response,
        new ProjectKey(caller.tenant(), id),
        () -> ValidatedView.of(validated(caller, id, wanted)),
        () -> {
          throw new MCPRuntimeException(FailureKind.BUSY, CallPool.TOO_BUSY);
        });
  }

  private Validated validated(Caller caller, ProjectId project, InstallRequest wanted) {
    return wanted
        .descriptor()
        .map(text -> service.validate(caller, project, text, wanted.options()))
        .orElseGet(
            () ->
                service.validateFile(
                    caller, project, wanted.filePath().orElseThrow(), wanted.options()));
  }

  private Response answer(UriInfo uri, ProjectId project, Changed<Installed> changed) {
    Installed installed = changed.result();
    boolean isNew = installed.outcome() == Installed.Outcome.INSTALLED;
    Response.ResponseBuilder response =
        isNew
            ? Response.created(
                uri.getBaseUriBuilder()
                    .path(ConnectorsResource.class)
                    .path(ConnectorsResource.class, "get")
                    .build(project, installed.connector().name()))
            : Response.ok();
    return writes.answer(response.entity(InstalledView.of(installed)), changed);
  }
}
