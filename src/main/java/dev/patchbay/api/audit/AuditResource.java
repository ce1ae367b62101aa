package dev.patchbay.api.audit;

import dev.patchbay.api.body.QueryValues;
import dev.patchbay.model.Role;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Resource of the audit trail: changes and refusals in the caller's tenant. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AuditResource {
  @Inject AuditTrail trail;

  @GET
  @RequiresRole(Role.ADMIN)
  public AuditView list(@Context HttpServletRequest request, @Context UriInfo uri) {
    return AuditView.of(trail.read(QueryValues.of(uri).audit(Callers.of(request))));
  }
}
