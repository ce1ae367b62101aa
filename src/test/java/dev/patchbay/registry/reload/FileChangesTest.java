package dev.patchbay.registry.reload;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.WatchedDirectory;
import dev.patchbay.registry.WatchedDirectory.Sight;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent.ConnectorReloaded;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of valid files on a real file system. */
class FileChangesTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");

  @TempDir Path temp;
  private WatchedDirectory watched;
  private PlainRegistry registry;

  @BeforeEach
  void watch() throws IOException {
    watched = WatchedDirectory.below(temp);
    registry = watched.registry;
  }

  @Test
  void editedFileServesAfterTheNextPoll() throws IOException {
    watched.install("crm.yaml", CRM);
    Instant later = registry.clock.advance(Duration.ofMinutes(1));
    watched.write("crm.yaml", CRM.version("1.1.0").tools("get", "create"));

    watched.poll();

    ToolChanges changes =
        new ToolChanges(List.of(new ToolName("create")), List.of(new ToolName("list")), List.of());
    assertThat(registry.events.all())
        .containsExactly(
            new ConnectorReloaded(
                new Origin(ACME_SHOP, new Revision(2), later, "hot-reload"),
                new ConnectorName("crm"),
                new SemVer("1.1.0"),
                changes));
    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(registry.toolNames()).containsExactly("get", "create");
    assertThat(registry.tool("get").loadedAt()).isEqualTo(later);
    assertThat(registry.shop().lastUpdated()).isEqualTo(later);
    assertThat(watched.fileMtime("crm")).contains(watched.mtime("crm.yaml"));
  }

  @Test
  void enabledAndConfigSurviveAReload() {
    watched.install("books.yaml", Descriptor.of("books", "1.0.0", "find"));
    watched.install("crm.yaml", CRM);
    watched.install("wiki.yaml", Descriptor.of("wiki", "1.0.0", "search"));
    registry.service.markToolUsed(ANN, SHOP, "get");
    registry.service.markToolUsed(ANN, SHOP, "list");
    watched.write("crm.yaml", CRM.version("2.0.0").tools("get"));
    watched.poll();
    watched.write("crm.yaml", CRM.version("3.0.0"));

    watched.poll();

    assertThat(registry.connectorNames()).containsExactly("books", "crm", "wiki");
    assertThat(registry.tool("get").invocationCount()).isEqualTo(1);
    assertThat(registry.tool("list").invocationCount()).isZero();
  }

  @Test
  void touchedFileChangesNothing() throws IOException {
    watched.install("crm.yaml", CRM);
    Sight before = watched.sight();
    Instant loaded = watched.fileMtime("crm").orElseThrow();
    watched.setMtime("crm.yaml", loaded.plusSeconds(60));

    ReloadReport report = watched.check();

    assertThat(report).isEqualTo(new ReloadReport(List.of(), List.of(), 1));
    assertThat(watched.sight()).isEqualTo(before);
    assertThat(watched.fileMtime("crm")).contains(loaded);
    assertThat(registry.reader.reads()).isEmpty();
  }

  @Test
  void touchedFileIsOpenedOnce() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.setMtime("crm.yaml", Instant.parse("2026-01-01T00:00:00Z"));

    watched.poll();
    watched.poll();

    assertThat(watched.files.reads()).containsExactly("crm.yaml");
  }

  @Test
  void untouchedFileIsNotOpened() {
    watched.install("crm.yaml", CRM);

    watched.poll();

    assertThat(watched.files.reads()).isEmpty();
  }

  @Test
  void reformattedFileChangesNothing() {
    watched.install("crm.yaml", CRM);
    Sight before = watched.sight();
    watched.write("crm.yaml", "# for the sales team\n" + CRM.yaml());

    watched.poll();
    watched.poll();

    assertThat(watched.sight()).isEqualTo(before);
    assertThat(registry.reader.reads()).containsExactly("crm.yaml");
  }

  @Test
  void fileReplacedByRenameServes() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.replace("crm.yaml", CRM.version("1.1.0").yaml());

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.1.0");
  }

  @Test
  void otherContentOfTheSameSizeAndMtimeIsSeen() throws IOException {
    watched.install("crm.yaml", CRM);
    Instant mtime = watched.mtime("crm.yaml");
    long size = Files.size(watched.path("crm.yaml"));
    watched.write("crm.yaml", CRM.version("1.0.1"));
    watched.setMtime("crm.yaml", mtime);

    watched.poll();

    assertThat(Files.size(watched.path("crm.yaml"))).isEqualTo(size);
    assertThat(watched.mtime("crm.yaml")).isEqualTo(mtime);
    assertThat(watched.version("crm")).isEqualTo("1.0.1");
  }

  @Test
  void renamedFileOfTheSameSizeAndMtimeIsSeen() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.write("next.yaml", CRM.version("1.0.1"));
    watched.setMtime("next.yaml", watched.mtime("crm.yaml"));
    Files.move(watched.path("next.yaml"), watched.path("crm.yaml"), StandardCopyOption.ATOMIC_MOVE);

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.0.1");
  }

  @Test
  void wallClockSetBackHidesNothing() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", CRM.version("1.1.0"));
    watched.setMtime("crm.yaml", Instant.parse("1999-12-31T00:00:00Z"));
    registry.clock.advance(Duration.ofDays(-3));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(watched.fileMtime("crm")).contains(Instant.parse("1999-12-31T00:00:00Z"));
  }

  @Test
  void swappedLinkOfAConfigMapServes() throws IOException {
    Path first = Files.createDirectory(watched.path("..2026_03_01"));
    Files.writeString(first.resolve("crm.yaml"), CRM.yaml());
    Files.createSymbolicLink(watched.path("..data"), Path.of("..2026_03_01"));
    Files.createSymbolicLink(watched.path("crm.yaml"), Path.of("..data", "crm.yaml"));
    registry.installFile("crm.yaml");
    Path second = Files.createDirectory(watched.path("..2026_03_02"));
    Files.writeString(second.resolve("crm.yaml"), CRM.version("1.1.0").yaml());
    Files.createSymbolicLink(watched.path("..data_tmp"), Path.of("..2026_03_02"));
    Files.move(watched.path("..data_tmp"), watched.path("..data"), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(first.resolve("crm.yaml"));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(watched.source("crm").missing()).isFalse();
  }

  @Test
  void lowerVersionWarnsUntilAHigherOneComes() {
    watched.install("crm.yaml", CRM.version("2.0.0"));
    watched.write("crm.yaml", CRM.version("1.9.0"));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.9.0");
    assertThat(registry.entry("crm").warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.rule()).isEqualTo(Rule.VERSION_LOWER);
              assertThat(warning.detail())
                  .isEqualTo("Version 1.9.0 is lower than 2.0.0, which it replaced.");
            });

    watched.write("crm.yaml", CRM.version("2.1.0"));
    watched.poll();

    assertThat(registry.entry("crm").warnings()).isEmpty();
  }

  @Test
  void disabledConnectorIsWatchedToo() {
    watched.install("crm.yaml", CRM);
    registry.service.disable(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm"));
    watched.write("crm.yaml", CRM.version("1.1.0"));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(registry.connector("crm").enabled()).isFalse();
    assertThat(registry.toolNames()).isEmpty();
  }

  @Test
  void newFileIsNotInstalledAutomatically() {
    watched.install("crm.yaml", CRM);
    watched.write("wiki.yaml", Descriptor.of("wiki", "1.0.0", "search"));

    watched.poll();
    ReloadReport report = watched.check();

    assertThat(registry.connectorNames()).containsExactly("crm");
    assertThat(watched.files.reads()).isEmpty();
    assertThat(report).isEqualTo(new ReloadReport(List.of(), List.of(), 1));
  }

  @Test
  void connectorFromAManifestIsNotWatched() {
    registry.install(CRM);
    watched.write("crm.yaml", CRM.version("9.0.0"));

    ReloadReport report = watched.check();

    assertThat(report).isEqualTo(new ReloadReport(List.of(), List.of(), 0));
    assertThat(watched.version("crm")).isEqualTo("1.0.0");
  }

  @Test
  void manualCheckReportsItsFindings() {
    watched.install("books.yaml", Descriptor.of("books", "1.0.0", "find"));
    watched.install("crm.yaml", CRM);
    watched.install("wiki.yaml", Descriptor.of("wiki", "1.0.0", "search"));
    watched.write("wiki.yaml", Descriptor.of("wiki", "1.1.0", "search"));
    watched.write("books.yaml", Descriptor.of("books", "1.1.0", "find"));

    ReloadReport report = watched.check();

    assertThat(report)
        .isEqualTo(
            new ReloadReport(
                List.of(new ConnectorName("books"), new ConnectorName("wiki")), List.of(), 1));
  }

  @Test
  void everyOutcomeIsCounted() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.setMtime("crm.yaml", Instant.parse("2026-01-01T00:00:00Z"));
    watched.poll();
    watched.write("crm.yaml", CRM.version("1.1.0"));
    watched.poll();
    watched.write("crm.yaml", "broken");
    watched.check();
    Files.delete(watched.path("crm.yaml"));
    watched.check();
    watched.check();

    assertThat(registry.meter.startingWith("patchbay_reload"))
        .containsOnly(
            java.util.Map.entry("patchbay_reload_duration/request", 3L),
            java.util.Map.entry("patchbay_reload_duration/timer", 2L),
            java.util.Map.entry("patchbay_reloads/missing", 1L),
            java.util.Map.entry("patchbay_reloads/rejected", 1L),
            java.util.Map.entry("patchbay_reloads/reloaded", 1L),
            java.util.Map.entry("patchbay_reloads/touched", 1L));
  }
}
