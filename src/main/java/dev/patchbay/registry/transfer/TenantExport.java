package dev.patchbay.registry.transfer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ManifestRedaction;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.secret.CarriedSecrets;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.snapshot.TenantRegistry;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.usage.UsageFigures;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Exports a tenant as lines: its projects at one moment, with the versions of their connectors and
 * the uses of their tools. Uses no memory beyond the snapshot.
 */
@SingletonBean
public class TenantExport {
  private final Snapshots snapshots;
  private final RegistryStore store;
  private final VersionHistory history;
  private final UsageFigures usage;
  private final DescriptorReader descriptors;
  private final SecretEncryption seal;
  private final CarriedSecrets carried;
  private final InstantSource clock;

  @Inject
  public TenantExport(
      Snapshots snapshots,
      RegistryStore store,
      VersionHistory history,
      UsageFigures usage,
      DescriptorReader descriptors,
      SecretEncryption seal,
      CarriedSecrets carried,
      InstantSource clock) {
    this.snapshots = snapshots;
    this.store = store;
    this.history = history;
    this.usage = usage;
    this.descriptors = descriptors;
    this.seal = seal;
    this.carried = carried;
    this.clock = clock;
  }

  /**
   * Exports the projects that the caller may see. Fails with STORE_UNAVAILABLE, possibly after some
   * lines.
   *
   * @param lines receives the lines without line ends
   */
  public void write(Caller caller, ExportedSecrets secrets, Consumer<String> lines) {
    TenantRegistry tenant = snapshots.tenant(caller.tenant());
    Lines out = new Lines(secrets, lines);
    out.header(caller, tenant.revision());
    tenant
        .from(Optional.empty())
        .filter(project -> caller.mayKnow(project.projectId()))
        .forEach(out::project);
    out.end();
  }

  private final class Lines {
    private final ExportedSecrets secrets;
    private final Consumer<String> out;
    private long projects;
    private long connectors;
    private long versions;
    private long figures;

    Lines(ExportedSecrets secrets, Consumer<String> out) {
      this.secrets = secrets;
      this.out = out;
    }

    void header(Caller caller, Revision revision) {
      out.accept(
          LineType.HEADER
              .line()
              .add("format", LineType.FORMAT)
              .add("store_id", store.id())
              .add("tenant_id", caller.tenant())
              .add("revision", revision.value())
              .add("created_at", clock.instant())
              .addJson("key", secrets == ExportedSecrets.OMIT ? "null" : key(caller.tenant()))
              .toString());
    }

    private String key(TenantId tenant) {
      WrappedKey key = carried.keyOf(tenant);
      return new JsonLine()
          .add("wrapped_by", key.wrappedBy())
          .add("wrapped", key.wrapped())
          .toString();
    }

    void project(ProjectRegistry project) {
      projects++;
      out.accept(
          LineType.PROJECT
              .line()
              .add("project_id", project.projectId())
              .add("created_at", project.createdAt())
              .add("last_updated", project.lastUpdated())
              .add("revision", project.revision().value())
              .toString());
      project.connectors().stream().forEach(connector -> connector(project, connector));
    }

    private void connector(ProjectRegistry project, LoadedConnector connector) {
      connectors++;
      ProjectKey key = project.key();
      ConnectorManifest content = ManifestRedaction.referring(connector.manifest());
      out.accept(
          LineType.CONNECTOR
              .line()
              .add("name", connector.name())
              .add("enabled", connector.enabled())
              .add("loaded_at", connector.loadedAt())
              .add("file_path", connector.filePath())
              .add("file_mtime", connector.fileMtime())
              .addJson("taken_file", takenFile(connector, content))
              .add("config", config(key, connector))
              .add("notices", notices(connector))
              .add("digest", digest(connector.digest(), connector.manifest(), content))
              .addJson("manifest", json(content))
              .toString());
      versionsUpTo(project.revision(), key, connector)
          .forEach(version -> version(key, connector, version));
      connector.tools().forEach(tool -> usage(key, connector, tool));
    }

    /** Clear-text secrets become references, so the content and its digest differ. */
    private ContentDigest digest(
        ContentDigest known, ConnectorManifest manifest, ConnectorManifest content) {
      return content.equals(manifest) ? known : descriptors.digest(content);
    }

    private String takenFile(LoadedConnector connector, ConnectorManifest content) {
      return connector
          .takenFile()
          .map(
              file ->
                  new JsonLine()
                      .add("sha256", file.sha256())
                      .add(
                          "digest",
                          file.digest().equals(connector.digest())
                              ? digest(file.digest(), connector.manifest(), content)
                              : file.digest()))
          .map(JsonLine::toString)
          .orElse("null");
    }

    private static JsonLine notices(LoadedConnector connector) {
      JsonLine notices = new JsonLine();
      connector.notices().forEach(notice -> notices.add(notice.rule().id(), notice.detail()));
      return notices;
    }

    private JsonLine config(ProjectKey key, LoadedConnector connector) {
      JsonLine config = new JsonLine();
      connector
          .config()
          .forEach(
              (field, value) -> {
                SecretEncryption.Place place =
                    new SecretEncryption.Place(key, connector.name(), field);
                Optional<String> sealed =
                    secrets == ExportedSecrets.SEALED
                        ? Optional.of(seal.seal(place, value.value()))
                        : Optional.empty();
                config.add(
                    field,
                    new JsonLine().add("updated_at", value.updatedAt()).add("sealed", sealed));
              });
      return config;
    }

    /** Leaves out versions installed after the snapshot. */
    private List<ConnectorVersion> versionsUpTo(
        Revision revision, ProjectKey key, LoadedConnector connector) {
      return history.of(key, connector.name()).stream()
          .filter(version -> version.revision().compareTo(revision) <= 0)
          .toList();
    }

    private void version(ProjectKey key, LoadedConnector connector, ConnectorVersion version) {
      Optional<ConnectorManifest> manifest =
          history.manifest(key, connector.name(), version.revision());
      if (manifest.isEmpty()) {
        return;
      }
      versions++;
      ConnectorManifest content = ManifestRedaction.referring(manifest.get());
      out.accept(
          LineType.VERSION
              .line()
              .add("version", version.version())
              .add("revision", version.revision().value())
              .add("digest", digest(version.digest(), manifest.get(), content))
              .add("installed_at", version.installedAt())
              .add("installed_by", version.installedBy())
              .add("source", version.source())
              .addJson("manifest", json(content))
              .toString());
    }

    private void usage(ProjectKey key, LoadedConnector connector, ConnectorTool tool) {
      ToolUsage used = usage.of(key, connector.name(), tool.name());
      if (used.invocationCount() > 0) {
        figures++;
        out.accept(
            LineType.USAGE
                .line()
                .add("tool", tool.name())
                .add("invocation_count", used.invocationCount())
                .add("last_used", used.lastUsed())
                .toString());
      }
    }

    private String json(ConnectorManifest manifest) {
      return descriptors.write(manifest, DescriptorText.Format.JSON);
    }

    void end() {
      out.accept(
          LineType.END
              .line()
              .add("projects", projects)
              .add("connectors", connectors)
              .add("versions", versions)
              .add("usage", figures)
              .toString());
    }
  }
}
