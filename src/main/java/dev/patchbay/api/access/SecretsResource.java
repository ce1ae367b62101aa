package dev.patchbay.api.access;

import dev.patchbay.model.Role;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import dev.patchbay.security.seal.MasterKeyRotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Resource of the master key that encrypts secrets. */
@Path("/secrets")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class SecretsResource {
  @Inject MasterKeyRotation rotation;

  @POST
  @Path("rotate")
  @RequiresRole(Role.PLATFORM_ADMIN)
  public RotatedView rotate(@Context HttpServletRequest request) {
    return RotatedView.of(rotation.rotate(Callers.of(request)));
  }
}
