package dev.patchbay.api;

import dev.patchbay.api.answer.PreparedAnswers;
import dev.patchbay.api.view.GlobalStatsView;
import dev.patchbay.api.view.Json;
import dev.patchbay.model.Role;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.reading.TenantReading;
import dev.patchbay.security.Callers;
import dev.patchbay.security.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The totals of the caller's tenant. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class StatsResource {
  @Inject RegistryService service;
  @Inject Settings settings;
  @Inject PreparedAnswers answers;

  @GET
  @Needs(Role.VIEWER)
  public Response get(@Context HttpServletRequest request) {
    TenantReading reading = service.readTenant(Callers.of(request));
    return answers.ofTenant(
        request,
        reading,
        () -> Json.write(GlobalStatsView.of(reading.totals(), settings.hotReload())));
  }
}
