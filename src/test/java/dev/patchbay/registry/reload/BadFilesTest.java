package dev.patchbay.registry.reload;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.WatchedDirectory;
import dev.patchbay.registry.WatchedDirectory.Sight;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent.ConnectorRejected;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.source.FailedFile;
import dev.patchbay.registry.source.SourceLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invalid files on a real file system: the last good version keeps serving. */
class BadFilesTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");
  private static final String BROKEN = CRM.version("1.1.0").yaml() + "  - what\n";
  private static final Problem SYNTAX =
      new Problem(
          Rule.YAML_SYNTAX,
          "This does not fit what stands above it: check the indentation.",
          new Place(Optional.of("crm.yaml"), 7, 3, ""),
          Optional.empty());

  @TempDir Path temp;
  private WatchedDirectory watched;
  private PlainRegistry registry;

  @BeforeEach
  void watch() throws IOException {
    watched = WatchedDirectory.below(temp);
    registry = watched.registry;
  }

  @Test
  void brokenDescriptorKeepsItsLastGoodVersion() {
    watched.install("crm.yaml", CRM);
    Instant later = registry.clock.advance(Duration.ofMinutes(1));
    watched.write("crm.yaml", BROKEN);

    ReloadReport report = watched.check();

    assertThat(report)
        .isEqualTo(
            new ReloadReport(
                List.of(), List.of(new FailedFile("crm", "crm.yaml", List.of(SYNTAX))), 0));
    assertThat(watched.version("crm")).isEqualTo("1.0.0");
    assertThat(registry.toolNames()).containsExactly("get", "list");
    assertThat(watched.source("crm").error().orElseThrow().at()).isEqualTo(later);
    assertThat(watched.problems("crm")).containsExactly(SYNTAX);
    assertThat(registry.service.read(ANN, SHOP).stats().connectorsInError()).isEqualTo(1);
    assertThat(registry.events.all())
        .containsExactly(
            new ConnectorRejected(
                new Origin(ACME_SHOP, new Revision(1), later, "ann"),
                new ConnectorName("crm"),
                List.of(SYNTAX)));
  }

  @Test
  void errorMovesTheCounterAndNoRevision() {
    watched.install("crm.yaml", CRM);
    Sight before = watched.sight();
    watched.write("crm.yaml", BROKEN);

    watched.poll();

    assertThat(watched.sight())
        .isEqualTo(new Sight(before.revision(), before.tick() + 1, List.of("ConnectorRejected")));
  }

  @Test
  void invalidContentIsNotReadAgainUntilTheFileChanges() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    Sight rejected = watched.sight();
    watched.forget();

    watched.poll();
    ReloadReport report = watched.check();
    assertThat(watched.files.reads()).isEmpty();
    watched.setMtime("crm.yaml", Instant.parse("2026-01-01T00:00:00Z"));
    watched.poll();

    assertThat(registry.reader.reads()).isEmpty();
    assertThat(report.failed()).containsExactly(new FailedFile("crm", "crm.yaml", List.of(SYNTAX)));
    assertThat(watched.sight())
        .isEqualTo(new Sight(rejected.revision(), rejected.tick(), List.of()));
  }

  @Test
  void repeatedErrorIsPublishedOnce() {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    Instant first = watched.source("crm").error().orElseThrow().at();
    registry.clock.advance(Duration.ofMinutes(1));
    watched.write("crm.yaml", BROKEN + "  - more\n");

    watched.poll();

    assertThat(registry.events.names()).containsExactly("ConnectorRejected");
    assertThat(watched.source("crm").error().orElseThrow().at()).isEqualTo(first);
  }

  @Test
  void anotherErrorIsPublishedAgain() {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    watched.write("crm.yaml", "no YAML either");

    watched.poll();

    assertThat(registry.events.names()).containsExactly("ConnectorRejected", "ConnectorRejected");
    assertThat(watched.problems("crm"))
        .containsExactly(
            new Problem(
                Rule.TYPE,
                "Expected an object, found a text.",
                new Place(Optional.of("crm.yaml"), 1, 1, ""),
                Optional.empty()));
  }

  @Test
  void repairedDescriptorServesWithoutError() {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    watched.write("crm.yaml", CRM.version("1.1.0"));

    ReloadReport report = watched.check();

    assertThat(report).isEqualTo(new ReloadReport(List.of(new ConnectorName("crm")), List.of(), 0));
    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(watched.problems("crm")).isEmpty();
    assertThat(registry.events.names()).containsExactly("ConnectorRejected", "ConnectorReloaded");
  }

  @Test
  void restoredDescriptorLosesItsErrorWithoutARevision() {
    watched.install("crm.yaml", CRM);
    Sight before = watched.sight();
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    watched.write("crm.yaml", CRM);

    watched.poll();

    assertThat(watched.problems("crm")).isEmpty();
    assertThat(watched.sight())
        .isEqualTo(new Sight(before.revision(), before.tick() + 2, List.of("ConnectorRejected")));
  }

  @Test
  void fileAboveTheCapIsRejected() {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", CRM.version("1.1.0").yaml() + "#".repeat(256 * 1024));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.0.0");
    assertThat(watched.problems("crm")).extracting(Problem::rule).containsExactly(Rule.SIZE);
  }

  @Test
  void halfWrittenFileIsLoadedWhenComplete() {
    watched.install("crm.yaml", CRM);
    String whole = CRM.version("1.1.0").yaml();
    watched.write("crm.yaml", whole.substring(0, whole.length() / 2));
    watched.poll();
    String whileWriting = watched.version("crm");
    watched.write("crm.yaml", whole);

    watched.poll();

    assertThat(whileWriting).isEqualTo("1.0.0");
    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(watched.problems("crm")).isEmpty();
  }

  @Test
  void brokenDescriptorDoesNotBlockOthers() {
    watched.install("books.yaml", Descriptor.of("books", "1.0.0", "find"));
    watched.install("crm.yaml", CRM);
    watched.install("wiki.yaml", Descriptor.of("wiki", "1.0.0", "search"));
    watched.write("books.yaml", Descriptor.of("books", "1.1.0", "find"));
    watched.write("crm.yaml", BROKEN);
    watched.write("wiki.yaml", Descriptor.of("wiki", "1.1.0", "search"));

    watched.poll();

    assertThat(List.of(watched.version("books"), watched.version("crm"), watched.version("wiki")))
        .containsExactly("1.1.0", "1.0.0", "1.1.0");
  }

  @Test
  void changedConnectorNameIsRejected() {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", CRM.named("sales").version("2.0.0"));

    watched.poll();

    assertThat(registry.connectorNames()).containsExactly("crm");
    assertThat(watched.version("crm")).isEqualTo("1.0.0");
    assertThat(watched.problems("crm"))
        .containsExactly(
            new Problem(
                Rule.NAME_CHANGED,
                "The file now describes the connector 'sales', not 'crm'; install it under its"
                    + " new name.",
                new Place(Optional.of("crm.yaml"), 0, 0, "/connector/name"),
                Optional.empty()));
  }

  @Test
  void takenToolNameIsRejectedUntilItIsFree() {
    watched.install("wiki.yaml", Descriptor.of("wiki", "1.0.0", "find").prefix(""));
    watched.install("crm.yaml", CRM.prefix(""));
    watched.write("crm.yaml", CRM.version("1.1.0").prefix("").tools("get", "find"));

    watched.poll();
    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.0.0");
    assertThat(watched.problems("crm"))
        .containsExactly(
            new Problem(
                Rule.EXPOSED_NAME_TAKEN,
                "The exposed tool name 'find' belongs to the connector 'wiki'; set another"
                    + " tool_prefix.",
                new Place(Optional.of("crm.yaml"), 0, 0, "/connector/tools"),
                Optional.empty()));
    assertThat(registry.reader.reads()).containsExactly("crm.yaml");

    registry.service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("wiki"));
    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(watched.problems("crm")).isEmpty();
    assertThat(registry.events.names())
        .containsExactly("ConnectorRejected", "ConnectorUninstalled", "ConnectorReloaded");
  }

  @Test
  void takenToolNameIsPublishedOnceDespiteProjectChanges() {
    watched.install("wiki.yaml", Descriptor.of("wiki", "1.0.0", "find").prefix(""));
    watched.install("crm.yaml", CRM.prefix(""));
    watched.write("crm.yaml", CRM.version("1.1.0").prefix("").tools("get", "find"));
    watched.poll();
    registry.service.disable(ChangeRequest.of(ANN, SHOP), new ConnectorName("wiki"));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.0.0");
    assertThat(registry.events.names()).containsExactly("ConnectorRejected", "ConnectorDisabled");
  }

  @Test
  void deletedFileKeepsItsConnector() throws IOException {
    watched.install("crm.yaml", CRM);
    Sight before = watched.sight();
    Files.delete(watched.path("crm.yaml"));

    watched.poll();
    watched.poll();

    assertThat(registry.toolNames()).containsExactly("get", "list");
    assertThat(watched.source("crm").missing()).isTrue();
    assertThat(registry.sources.totals()).isEqualTo(new SourceLedger.Totals(0, 1));
    assertThat(watched.sight())
        .isEqualTo(new Sight(before.revision(), before.tick() + 1, List.of("ConnectorRejected")));
  }

  @Test
  void deletedFileReturningWithNewContentIsReloaded() throws IOException {
    watched.install("crm.yaml", CRM);
    Files.delete(watched.path("crm.yaml"));
    watched.poll();
    watched.write("crm.yaml", CRM.version("1.1.0"));

    watched.poll();

    assertThat(watched.version("crm")).isEqualTo("1.1.0");
    assertThat(watched.source("crm").missing()).isFalse();
  }

  @Test
  void deletedFileReturningUnchangedIsNotMissing() throws IOException {
    watched.install("crm.yaml", CRM);
    Sight before = watched.sight();
    Files.delete(watched.path("crm.yaml"));
    watched.poll();
    watched.write("crm.yaml", CRM);

    watched.poll();

    assertThat(watched.source("crm").missing()).isFalse();
    assertThat(watched.sight())
        .isEqualTo(new Sight(before.revision(), before.tick() + 2, List.of("ConnectorRejected")));
  }

  @Test
  void brokenFileDeletedAndRestoredHasNoError() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    Files.delete(watched.path("crm.yaml"));
    watched.poll();
    watched.write("crm.yaml", CRM);

    watched.poll();

    assertThat(watched.problems("crm")).isEmpty();
    assertThat(watched.source("crm").missing()).isFalse();
  }

  @Test
  void brokenFileDeletedAndReturnedIsStillInError() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    Files.delete(watched.path("crm.yaml"));
    watched.poll();
    watched.write("crm.yaml", BROKEN);

    watched.poll();

    assertThat(watched.problems("crm")).containsExactly(SYNTAX);
    assertThat(watched.source("crm").missing()).isFalse();
  }

  @Test
  void deletedDirectoryMakesManyFilesMissing() throws IOException {
    watched.install("crm.yaml", CRM);
    watched.install("wiki.yaml", Descriptor.of("wiki", "1.0.0", "search"));
    Path away = temp.resolve("away");
    Files.move(watched.directory, away);
    watched.poll();
    SourceLedger.Totals whileGone = registry.sources.totals();
    Files.move(away, watched.directory);

    watched.poll();

    assertThat(whileGone).isEqualTo(new SourceLedger.Totals(0, 2));
    assertThat(registry.sources.totals()).isEqualTo(new SourceLedger.Totals(0, 0));
  }

  @Test
  void unreadableDirectoryIsAnErrorUntilReadable() throws IOException {
    Path team = Files.createDirectory(watched.path("team"));
    watched.install("team/crm.yaml", CRM);
    Sight before = watched.sight();
    Path away = temp.resolve("away");
    Files.move(team, away);
    watched.write("team", "a file where the directory was");
    watched.poll();
    watched.poll();
    List<Problem> whileUnreadable = watched.problems("crm");
    Files.delete(team);
    Files.move(away, team);

    watched.poll();

    assertThat(whileUnreadable)
        .extracting(Problem::rule, problem -> problem.place().file())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Rule.SOURCE, Optional.of("team/crm.yaml")));
    assertThat(whileUnreadable.get(0).detail()).doesNotContain(temp.toString());
    assertThat(watched.problems("crm")).isEmpty();
    assertThat(watched.sight())
        .isEqualTo(new Sight(before.revision(), before.tick() + 2, List.of("ConnectorRejected")));
  }

  @Test
  void linkToOutsideIsRejectedUntilItLeadsInside() throws IOException {
    Path inside = Files.createDirectory(watched.path("inside"));
    Files.writeString(inside.resolve("crm.yaml"), CRM.yaml());
    Path outside = Files.createDirectory(temp.resolve("connectors-evil"));
    Files.writeString(outside.resolve("crm.yaml"), CRM.version("6.6.6").yaml());
    Path link = Files.createSymbolicLink(watched.path("team"), inside);
    registry.installFile("team/crm.yaml");
    watched.forget();
    Files.delete(link);
    Files.createSymbolicLink(link, outside);
    watched.poll();
    watched.poll();
    List<Problem> whileOutside = watched.problems("crm");
    Files.delete(link);
    Files.createSymbolicLink(link, inside);

    watched.poll();

    assertThat(whileOutside).extracting(Problem::rule).containsExactly(Rule.SOURCE);
    assertThat(registry.events.names()).containsExactly("ConnectorRejected");
    assertThat(watched.version("crm")).isEqualTo("1.0.0");
    assertThat(watched.problems("crm")).isEmpty();
  }

  @Test
  void fileReplacedByADirectoryIsRejected() throws IOException {
    watched.install("crm.yaml", CRM);
    Files.delete(watched.path("crm.yaml"));
    Files.createDirectory(watched.path("crm.yaml"));

    watched.poll();

    assertThat(watched.problems("crm")).extracting(Problem::rule).containsExactly(Rule.SOURCE);
    assertThat(watched.version("crm")).isEqualTo("1.0.0");
  }

  @Test
  void installOfTheRepairedFileClearsTheError() {
    watched.install("crm.yaml", CRM);
    watched.write("crm.yaml", BROKEN);
    watched.poll();
    watched.write("crm.yaml", CRM);

    registry.installFile("crm.yaml");

    assertThat(watched.problems("crm")).isEmpty();
  }
}
