package dev.patchbay.api.project;

import dev.patchbay.api.answer.AnswerCache;
import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.reading.TenantReading;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Resource of totals: of the caller's tenant, or of the node for a platform-admin. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class StatsResource {
  @Inject RegistryService service;
  @Inject Settings settings;
  @Inject AnswerCache answers;

  @GET
  @RequiresRole(Role.VIEWER)
  public Response get(@Context HttpServletRequest request, @Context Request conditions) {
    Caller caller = Callers.of(request);
    if (caller.hasOneOf(Role.PLATFORM_ADMIN)) {
      return node(caller, conditions);
    }
    TenantReading reading = service.readTenant(caller);
    return answers.ofTenant(
        request,
        reading,
        () -> JsonFormat.write(GlobalStatsView.of(reading.totals(), settings.hotReload())));
  }

  /** No revision spans tenants, so the entity tag is made from the numbers themselves. */
  private Response node(Caller caller, Request conditions) {
    GlobalStatsView view = GlobalStatsView.of(service.nodeTotals(caller), settings.hotReload());
    EntityTag tag =
        new EntityTag(
            "node-%d-%d-%d"
                .formatted(view.totalProjects(), view.totalConnectors(), view.totalTools()));
    Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(view) : unchanged)
        .tag(tag)
        .header(HttpHeaders.VARY, "Authorization")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }
}
