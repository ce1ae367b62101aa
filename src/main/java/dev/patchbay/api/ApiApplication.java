package dev.patchbay.api;

import dev.patchbay.api.access.KeysResource;
import dev.patchbay.api.access.SecretsResource;
import dev.patchbay.api.audit.AuditResource;
import dev.patchbay.api.body.RequestBodyReader;
import dev.patchbay.api.connector.ConfigResource;
import dev.patchbay.api.connector.ConnectorsResource;
import dev.patchbay.api.connector.InstallsResource;
import dev.patchbay.api.connector.VersionsResource;
import dev.patchbay.api.feed.EventsResource;
import dev.patchbay.api.feed.ProjectEventsResource;
import dev.patchbay.api.problem.FailureMapper;
import dev.patchbay.api.project.ProjectsResource;
import dev.patchbay.api.project.StatsResource;
import dev.patchbay.api.tool.InvocationsResource;
import dev.patchbay.api.tool.ToolsResource;
import dev.patchbay.api.transfer.ExportResource;
import dev.patchbay.api.transfer.ImportResource;
import dev.patchbay.api.view.ViewWriter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * JAX-RS application: REST below {@code /v1}. Lists all resources and providers explicitly; the
 * class path is not scanned.
 */
@ApplicationPath("/v1")
public class ApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ProjectsResource.class,
        ConnectorsResource.class,
        ConfigResource.class,
        VersionsResource.class,
        InstallsResource.class,
        ToolsResource.class,
        InvocationsResource.class,
        StatsResource.class,
        ExportResource.class,
        ImportResource.class,
        EventsResource.class,
        ProjectEventsResource.class,
        KeysResource.class,
        AuditResource.class,
        SecretsResource.class,
        RouteFilter.class,
        RoleFilter.class,
        OptionsFilter.class,
        FailureMapper.class,
        RequestBodyReader.class,
        ViewWriter.class);
  }

  /** Turns off Jersey's WADL, and the server's JSON binding by naming another feature. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.jsonFeature", "Patchbay",
        "jersey.config.server.jsonFeature", "Patchbay");
  }
}
