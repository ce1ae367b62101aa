package dev.patchbay.api.access;

import dev.patchbay.api.body.RequestBody;
import dev.patchbay.api.view.SuccessView;
import dev.patchbay.model.Role;
import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.ApiKeys;
import dev.patchbay.registry.access.FreshKey;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Resource of API keys. Answers with a key's text forbid caching ({@code no-store}). */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class KeysResource {
  @Inject ApiKeys keys;

  @GET
  @RequiresRole(Role.ADMIN)
  public Response list(@Context HttpServletRequest request) {
    return uncached(Response.ok(), KeysView.of(keys.list(Callers.of(request))));
  }

  @POST
  @RequiresRole(Role.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context HttpServletRequest request, @Nullable RequestBody body) {
    FreshKey fresh = keys.create(Callers.of(request), KeyRequest.parse(body));
    return uncached(Response.status(Response.Status.CREATED), FreshKeyView.of(fresh));
  }

  @POST
  @Path("{key_id}/rotate")
  @RequiresRole(Role.ADMIN)
  public Response rotate(@Context HttpServletRequest request, @PathParam("key_id") String id) {
    FreshKey fresh =
        KeyId.find(id)
            .flatMap(key -> keys.rotate(Callers.of(request), key))
            .orElseThrow(NotFoundException::new);
    return uncached(Response.ok(), FreshKeyView.of(fresh));
  }

  @DELETE
  @Path("{key_id}")
  @RequiresRole(Role.ADMIN)
  public SuccessView revoke(@Context HttpServletRequest request, @PathParam("key_id") String id) {
    ApiKey revoked =
        KeyId.find(id)
            .flatMap(key -> keys.revoke(Callers.of(request), key))
            .orElseThrow(NotFoundException::new);
    return SuccessView.of("Key '" + revoked.id() + "' is revoked.");
  }

  private static Response uncached(Response.ResponseBuilder response, Object answer) {
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store").entity(answer).build();
  }
}
