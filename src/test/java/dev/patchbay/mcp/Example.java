package dev.patchbay.mcp;

import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Role;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ErrorMessages;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.ToolAnnotations;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Loaded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Connectors, tools and projects for tests of the protocol, each as small as can be. */
public final class Example {
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  public static final TenantId TENANT = new TenantId("acme");
  public static final ProjectKey PROJECT = new ProjectKey(TENANT, new ProjectId("shop"));
  public static final Caller CALLER =
      new Caller(TENANT, "jane", Set.of(Role.ADMIN), Optional.empty());

  private Example() {}

  public static ConnectorTool tool(String name) {
    return tool(name, "{\"type\":\"object\"}", Optional.empty(), false, List.of());
  }

  public static ConnectorTool tool(
      String name,
      String inputSchema,
      Optional<String> outputSchema,
      boolean readOnly,
      List<String> capabilities) {
    return new ConnectorTool(
        new ToolName(name),
        Optional.empty(),
        Optional.empty(),
        new JsonText(inputSchema),
        outputSchema.map(JsonText::new),
        Endpoint.parse("test." + name),
        Optional.empty(),
        RequestMapping.DEFAULT,
        ResponseMapping.DEFAULT,
        ErrorMessages.NONE,
        readOnly
            ? new ToolAnnotations(
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            : ToolAnnotations.NONE,
        capabilities,
        Labels.NONE);
  }

  public static LoadedConnector connector(String name, ConnectorTool... tools) {
    ConnectorManifest manifest =
        ConnectorManifest.of(new ConnectorName(name), new SemVer("1.0.0"), List.of(tools));
    return Loaded.of(manifest, NOW, Optional.empty(), Optional.empty(), true, new TreeMap<>());
  }

  public static ProjectRegistry project(long revision, LoadedConnector... connectors) {
    ProjectRegistry project = ProjectRegistry.empty(PROJECT, NOW);
    for (LoadedConnector connector : connectors) {
      project = project.with(project.connectors().with(connector));
    }
    return project.at(new Revision(revision), NOW);
  }

  static Scope scope(LoadedConnector... connectors) {
    return new Scope(CALLER, project(1, connectors), ExposedTools.NONE);
  }
}
