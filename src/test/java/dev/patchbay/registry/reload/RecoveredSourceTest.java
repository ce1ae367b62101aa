package dev.patchbay.registry.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.LogRecords;
import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.files.ConnectorsDirectory;
import dev.patchbay.files.PackagedSamples;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.Precondition;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.install.ConnectorInstaller;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.install.ManifestDigests;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.usage.UsageFigures;
import dev.patchbay.store.FakeEncryption;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log line for a file that recovers to the serving content, for which there is no event. */
class RecoveredSourceTest {
  private static final String GOOD =
      "connector: {name: a, version: 1.0.0, tools: [{name: t, input_schema: {type: object},"
          + " endpoint: x.y}]}";
  private static final String RECOVERED =
      "INFO event=ConnectorRecovered tenant=default project=p connector=a version=1.0.0 revision=1"
          + " outcome=recovered";

  @TempDir Path directory;
  private Path file;
  private HotReload hotReload;

  @BeforeEach
  void install() throws IOException {
    file = Files.writeString(directory.resolve("a.yaml"), GOOD);
    Settings settings =
        new Settings(
            true,
            100,
            directory.toString(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Settings.VersionPolicy.WARN,
            Settings.Auth.DEV,
            Optional.empty());
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    Snapshots snapshots = new Snapshots(new InternalRegistry());
    InvalidationCounters ticks = new InvalidationCounters();
    SourceLedger ledger = new SourceLedger(ticks);
    SideState beside = new SideState(new UsageFigures(), ledger, ticks);
    InMemoryRegistryStore store = new InMemoryRegistryStore();
    PlainChanges node = new PlainChanges(snapshots, store, store, told -> {}, beside);
    ProjectChanges changes = node.changes;
    ConnectorsDirectory files = new ConnectorsDirectory(settings, new PackagedSamples());
    DescriptorReader reader = new YamlDescriptorReader(Set::of);
    ManifestDigests digests = new ManifestDigests(reader, new FakeEncryption());
    Metrics metrics = new UnreadMeter();
    hotReload =
        new HotReload(
            snapshots,
            new ConnectorReload(digests, changes, ledger, beside, settings, node.feed, clock),
            ledger,
            files,
            reader,
            metrics);
    TenantId tenant = new TenantId("default");
    new ConnectorInstaller(
            reader, digests, files, changes, snapshots, beside, settings, metrics, clock)
        .installFile(
            new ChangeRequest(
                new Caller(tenant, "dev", Set.of(Role.ADMIN), Optional.empty()),
                new ProjectId("p"),
                Precondition.none()),
            "a.yaml",
            InstallOptions.DEFAULT);
  }

  @Test
  void recoveryOfABrokenFileIsLogged() throws IOException {
    Files.writeString(file, "connector: [");
    hotReload.poll();

    try (LogRecords log = LogRecords.of(ConnectorReload.class)) {
      Files.writeString(file, GOOD);
      hotReload.poll();
      hotReload.poll();

      assertThat(log.lines()).containsExactly(RECOVERED);
    }
  }

  @Test
  void returnOfAMissingFileIsLogged() throws IOException {
    Files.delete(file);
    hotReload.poll();

    try (LogRecords log = LogRecords.of(ConnectorReload.class)) {
      Files.writeString(file, GOOD);
      hotReload.poll();
      hotReload.poll();

      assertThat(log.lines()).containsExactly(RECOVERED);
    }
  }

  @Test
  void touchIsNotLogged() throws IOException {
    try (LogRecords log = LogRecords.of(ConnectorReload.class)) {
      Files.writeString(file, GOOD);
      hotReload.poll();

      assertThat(log.lines()).isEmpty();
    }
  }

  private static final class UnreadMeter implements Metrics {
    @Override
    public void count(Metric metric, String... labelValues) {}

    @Override
    public void time(Metric metric, Duration took, String... labelValues) {}

    @Override
    public void gauge(Metric metric, LongSupplier value, String... labelValues) {}
  }
}
