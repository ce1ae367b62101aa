package dev.patchbay.registry.transfer;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.ScriptedStore;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Export from one store and import into another. */
class TransferTest {
  private final InMemoryRegistryStore there = new InMemoryRegistryStore();
  private final Site origin = new Site(new InMemoryRegistryStore());
  private final Site target = new Site(there);

  @Test
  void everythingExceptTimesIsImported() {
    origin.furnish();

    ImportReport report = target.take(origin.export(ExportedSecrets.SEALED));

    assertThat(target.picture("shop")).isEqualTo(origin.picture("shop"));
    assertThat(target.picture("empty")).isEqualTo(origin.picture("empty"));
    assertThat(report).isEqualTo(new ImportReport(false, 2, 2, 3, 1, List.of(), List.of()));
  }

  @Test
  void twoExportsDifferOnlyInHeaderAndRevisions() {
    origin.furnish();
    List<String> first = origin.export(ExportedSecrets.SEALED);
    target.take(first);

    List<String> second = target.export(ExportedSecrets.SEALED);

    assertThat(second.subList(1, second.size()))
        .map(TransferTest::withoutRevision)
        .isEqualTo(
            first.subList(1, first.size()).stream().map(TransferTest::withoutRevision).toList());
  }

  private static String withoutRevision(String line) {
    return line.replaceAll(
        "\"(revision|last_updated|created_at|loaded_at|updated_at|installed_at|installed_by|source)\":(\"[^\"]+\"|[0-9]+)",
        "");
  }

  @Test
  void importedHistoryIsMarkedAsAClaim() {
    origin.furnish();
    List<String> forged =
        origin.export(ExportedSecrets.SEALED).stream()
            .map(
                line -> line.replaceAll("\"installed_by\":\"[^\"]+\"", "\"installed_by\":\"root\""))
            .map(line -> line.replaceAll("_at\":\"20..", "_at\":\"1999"))
            .toList();
    Caller eve = PlainRegistry.caller("acme", "eve");
    target.node.clock.advance(Duration.ofDays(3));

    target.take(eve, forged, new ImportOptions(false, false));

    Instant now = target.node.clock.instant();
    assertThat(target.versions("shop", "crm"))
        .hasSize(2)
        .allSatisfy(
            version -> {
              assertThat(version.installedBy()).isEqualTo("eve");
              assertThat(version.installedAt()).isEqualTo(now);
              assertThat(version.source()).startsWith("import (claimed: manifest by root at 1999-");
            });
    ProjectRegistry shop = there.find(PlainRegistry.ACME_SHOP).orElseThrow();
    assertThat(shop.createdAt()).isEqualTo(now);
    assertThat(shop.connectors().stream())
        .allSatisfy(
            connector -> {
              assertThat(connector.loadedAt()).isEqualTo(now);
              assertThat(connector.config().values())
                  .allMatch(value -> value.updatedAt().equals(now));
            });
  }

  @Test
  void importWithARevokedKeyChangesNothing() {
    origin.furnish();
    byte[] lines =
        String.join("\n", origin.export(ExportedSecrets.OMIT)).getBytes(StandardCharsets.UTF_8);
    InputStream revokedBeforeTheEnd =
        new SequenceInputStream(
            new ByteArrayInputStream(lines, 0, lines.length - 40),
            new ByteArrayInputStream(lines, lines.length - 40, 40)) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            target.node.node.revoked = true;
            return read;
          }
        };

    MCPRuntimeException refusal = failure(() -> target.take(ANN, revokedBeforeTheEnd));

    assertThat(refusal.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(there.projects()).isEmpty();
    assertThat(target.node.trail.all()).isEmpty();
  }

  @Test
  void reimportedClaimDoesNotGrow() {
    origin.furnish();
    target.take(origin.export(ExportedSecrets.OMIT));
    Site third = new Site(new InMemoryRegistryStore());

    third.take(target.export(ExportedSecrets.OMIT));

    assertThat(third.versions("shop", "crm"))
        .extracting(ConnectorVersion::source)
        .isEqualTo(target.versions("shop", "crm").stream().map(ConnectorVersion::source).toList());
  }

  @Test
  void secretsAreExportedOnlyOnRequest() {
    origin.furnish();
    List<String> lines = origin.export(ExportedSecrets.OMIT);

    ImportReport report = target.take(lines);

    assertThat(String.join("", lines)).doesNotContain("s3cret").doesNotContain(sealedInOrigin());
    assertThat(target.picture("shop").connectors().get(0).config()).isEmpty();
    assertThat(report.lostConfig())
        .containsExactly(
            new ImportReport.LostConfig(
                PlainRegistry.SHOP,
                Descriptor.of("crm", "1.0.0").connectorName(),
                List.of("api_key")));
  }

  private String sealedInOrigin() {
    return origin.export(ExportedSecrets.SEALED).stream()
        .filter(line -> line.contains("\"sealed\":\""))
        .map(line -> line.replaceAll(".*\"sealed\":\"([^\"]+)\".*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sealedSecretsNeedTheSameMasterKeyAndTenant() {
    origin.furnish();
    List<String> lines = origin.export(ExportedSecrets.SEALED);
    Site elsewhere = new Site(new InMemoryRegistryStore(), "another key");

    assertThat(problems(() -> elsewhere.take(lines)))
        .extracting(Problem::rule, problem -> problem.place().pointer())
        .containsExactly(tuple(Rule.FIELD, "/config/api_key"));
    Caller stranger = PlainRegistry.caller("globex", "eve");
    assertThat(problems(() -> target.take(stranger, lines, new ImportOptions(false, false))))
        .hasSize(1);
    assertThat(there.projects()).isEmpty();
  }

  @Test
  void savedImportSucceedsWhenTheStoreBecomesUnavailable() {
    ScriptedStore store = new ScriptedStore();
    Site site = new Site(store);
    origin.furnish();
    store.goAwayAfterImport();

    ImportReport report = site.take(origin.export(ExportedSecrets.OMIT));
    store.setAway(false);
    site.node.node.feed.follow();

    assertThat(report.projects()).isEqualTo(2);
    assertThat(site.picture("shop").connectors()).hasSize(2);
    assertThat(site.node.events.names()).contains("ProjectCreated", "ConnectorInstalled");
  }

  @Test
  void everyVersionHasItsOwnRevisionWithoutGaps() {
    origin.furnish();

    target.take(origin.export(ExportedSecrets.OMIT));

    List<Long> revisions = new ArrayList<>();
    there.after(Revision.NONE, 100).forEach(c -> revisions.add(c.revision().value()));
    assertThat(revisions).isSorted().doesNotHaveDuplicates();
    assertThat(revisions.get(revisions.size() - 1)).isEqualTo(revisions.size());
    assertThat(there.of(PlainRegistry.ACME_SHOP, Descriptor.of("crm", "1.0.0").connectorName()))
        .extracting(version -> version.revision())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void eventsDescribeTheFinalStateAndComeAfterIt() {
    origin.furnish();
    List<Integer> seen = new ArrayList<>();
    target.node.events.observe(event -> seen.add(target.node.shop().connectors().count()));

    target.take(origin.export(ExportedSecrets.OMIT));

    assertThat(target.node.events.names())
        .containsExactly(
            "ProjectCreated", "ProjectCreated", "ConnectorInstalled", "ConnectorInstalled");
    assertThat(seen).containsOnly(2);
    assertThat(target.node.trail.all())
        .extracting(record -> record.action() + " " + record.object() + " " + record.actor())
        .containsExactly(
            "ProjectCreated empty ann",
            "ProjectCreated shop ann",
            "ConnectorInstalled crm ann",
            "ConnectorInstalled wiki ann");
  }

  @Test
  void existingProjectRefusesTheWholeImport() {
    origin.furnish();
    target.node.service.ensureProject(ChangeRequest.of(ANN, PlainRegistry.SHOP));

    MCPRuntimeException refusal = failure(() -> target.take(origin.export(ExportedSecrets.OMIT)));

    assertThat(refusal.kind()).isEqualTo(FailureKind.CONNECTOR_EXISTS);
    assertThat(refusal.problems())
        .extracting(Problem::rule, problem -> problem.place().line())
        .containsExactly(tuple(Rule.PROJECT_EXISTS, 3));
    assertThat(there.projects()).containsExactly(PlainRegistry.ACME_SHOP);
  }

  @Test
  void existingProjectIsReplacedOnRequest() {
    origin.furnish();
    target.node.service.installFromManifest(
        ChangeRequest.of(ANN, PlainRegistry.SHOP),
        Descriptor.of("old", "1.0.0", "find").body(),
        InstallOptions.DEFAULT);
    target.node.service.installFromManifest(
        ChangeRequest.of(ANN, PlainRegistry.SHOP),
        Descriptor.of("crm", "9.0.0", "find").body(),
        InstallOptions.DEFAULT);
    for (int i = 0; i < 7; i++) {
      target.node.service.markToolUsed(ANN, PlainRegistry.SHOP, "crm__find");
    }

    ImportReport report =
        target.take(ANN, origin.export(ExportedSecrets.SEALED), new ImportOptions(false, true));

    assertThat(report.replaced()).containsExactly(PlainRegistry.SHOP);
    assertThat(target.picture("shop")).isEqualTo(origin.picture("shop"));
  }

  @Test
  void dryRunReportsTheSameAndChangesNothing() {
    origin.furnish();
    List<String> lines = origin.export(ExportedSecrets.OMIT);

    ImportReport tried = target.take(ANN, lines, new ImportOptions(true, false));

    assertThat(there.projects()).isEmpty();
    assertThat(target.node.events.all()).isEmpty();
    ImportReport done = target.take(lines);
    assertThat(tried.dryRun()).isTrue();
    assertThat(done.dryRun()).isFalse();
    assertThat(done.connectors()).isEqualTo(tried.connectors());
    assertThat(done.lostConfig()).isEqualTo(tried.lostConfig());
  }

  @Test
  void callerImportsOnlyProjectsItMaySee() {
    origin.furnish();
    Caller ofEmpty =
        new Caller(ANN.tenant(), "zoe", ANN.roles(), Optional.of(Set.of(new ProjectId("empty"))));

    List<String> lines = origin.export(ofEmpty, ExportedSecrets.OMIT);

    assertThat(lines).hasSize(3).noneMatch(line -> line.contains("shop"));
    assertThat(
            failure(
                    () ->
                        target.take(
                            ofEmpty,
                            origin.export(ExportedSecrets.OMIT),
                            new ImportOptions(false, false)))
                .kind())
        .isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    assertThat(there.projects()).isEmpty();
  }

  @Test
  void cutExportIsRefused() {
    origin.furnish();
    List<String> lines = origin.export(ExportedSecrets.OMIT);

    for (int length = 0; length < lines.size(); length++) {
      List<String> cut = lines.subList(0, length);
      assertThat(problems(() -> target.take(cut))).as("%d lines", length).isNotEmpty();
    }
    assertThat(there.projects()).isEmpty();
  }

  @Test
  void missingLineIsNoticed() {
    origin.furnish();
    List<String> lines = origin.export(ExportedSecrets.OMIT);

    for (int i = 0; i < lines.size(); i++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(i);
      assertThat(problems(() -> target.take(without))).as("without line %d", i + 1).isNotEmpty();
    }
    assertThat(there.projects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | \"format\":1 | \"format\":2 | /format",
        "2 | \"project_id\":\"empty\" | \"project_id\":\"../x\" | /project_id",
        "3 | \"project_id\":\"shop\" | \"project_id\":\"empty\" | /project_id",
        "2 | \"created_at\":\"2 | \"created_at\":\"+2 | /created_at",
        "4 | \"name\":\"crm\",\"enabled\" | \"name\":\"CRM\",\"enabled\" | /name",
        "4 | \"name\":\"crm\",\"enabled\" | \"name\":\"wiki\",\"enabled\" | /manifest",
        "4 | \"enabled\":true | \"enabled\":1 | /enabled",
        "4 | \"enabled\":true | \"enabled\":true,\"extra\":1 | /extra",
        "4 | a tool | another tool | /digest",
        "4 | \"file_path\":null | \"file_path\":\"../secrets.yaml\" | /file_path",
        "4 | \"endpoint\":\"math.add\" | \"endpoint\":\" \" | /connector/tools/0/endpoint",
        "5 | \"version\":\"1.1.0\",\"rev | \"version\":\"1.1.1\",\"rev | /version",
        "5 | \"installed_by\":\"ben\" | \"installed_by\":null | /installed_by",
        "5 | \"installed_by\":\"ben\" | \"installed_by\":\"\\u0000\" | /installed_by",
        "7 | \"tool\":\"find\" | \"tool\":\"lost\" | /tool",
        "7 | \"invocation_count\":2 | \"invocation_count\":-2 | /invocation_count",
        "10 | \"connectors\":2 | \"connectors\":3 | /type"
      })
  void everyLineIsCheckedAndNamed(int line, String text, String wrong, String pointer) {
    origin.furnish();

    List<Problem> problems =
        problems(() -> target.take(changed(line, at -> at.replace(text, wrong))));

    assertThat(problems.get(0).place().line()).as("%s", problems).isEqualTo(line);
    assertThat(problems.get(0).place().pointer()).as("%s", problems).isEqualTo(pointer);
    assertThat(there.projects()).isEmpty();
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    origin.furnish();
    List<String> lines = changed(4, at -> at.replace("\"enabled\":true", "\"enabled\":1"));
    lines.set(7, lines.get(7).replace("\"enabled\":false", "\"enabled\":0"));

    assertThat(problems(() -> target.take(lines)))
        .extracting(problem -> problem.place().line())
        .containsExactly(4, 8);
  }

  @Test
  void lineThatIsNotJsonIsNamed() {
    origin.furnish();

    MCPRuntimeException failure = failure(() -> target.take(changed(4, at -> at.substring(1))));

    assertThat(failure.kind()).isEqualTo(FailureKind.JSON_ERROR);
    assertThat(failure.problems().get(0).place().line()).isEqualTo(4);
  }

  @Test
  void tenantImportsOneAtATime() {
    List<MCPRuntimeException> refused = new ArrayList<>();
    InputStream whileItIsRead =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int offset, int length) {
            refused.add(failure(() -> target.take(ANN, InputStream.nullInputStream())));
            refused.add(
                failure(
                    () ->
                        target.take(
                            PlainRegistry.caller("globex", "eve"), InputStream.nullInputStream())));
            return -1;
          }
        };

    refused.add(failure(() -> target.take(ANN, whileItIsRead)));
    refused.add(failure(() -> target.take(ANN, InputStream.nullInputStream())));

    assertThat(refused)
        .extracting(MCPRuntimeException::kind)
        .containsExactly(
            FailureKind.BUSY,
            FailureKind.VALIDATION_ERROR,
            FailureKind.VALIDATION_ERROR,
            FailureKind.VALIDATION_ERROR);
  }

  @Test
  void importObeysTheQuotaOfProjects() {
    for (int i = 0; i <= Site.MOST_PROJECTS; i++) {
      origin.node.service.ensureProject(ChangeRequest.of(ANN, new ProjectId("p" + i)));
    }
    List<String> lines = origin.export(ExportedSecrets.OMIT);

    MCPRuntimeException refusal =
        catchThrowableOfType(MCPRuntimeException.class, () -> target.take(lines));

    assertThat(refusal.problems()).extracting(Problem::rule).containsExactly(Rule.PROJECT_LIMIT);
    assertThat(target.node.snapshots.tenant(ANN.tenant()).stats().projects()).isZero();
  }

  @Test
  void importObeysTheLimitOfChanges() {
    origin.furnish();
    List<String> lines = new ArrayList<>(origin.export(ExportedSecrets.OMIT));
    String version = lines.get(5);
    for (int i = 0; i < Site.MOST_CHANGES; i++) {
      lines.add(5, version);
    }
    int end = lines.size() - 1;
    lines.set(
        end, lines.get(end).replace("\"versions\":3", "\"versions\":" + (3 + Site.MOST_CHANGES)));

    MCPRuntimeException refusal = failure(() -> target.take(lines));

    assertThat(refusal.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(refusal.detail()).contains("patchbay.import.max-changes");
    assertThat(there.projects()).isEmpty();
  }

  @Test
  void limitsOfTheServerHoldForImports() {
    for (int i = 0; i < Site.MOST_CONNECTORS; i++) {
      origin.node.service.installFromManifest(
          ChangeRequest.of(ANN, PlainRegistry.SHOP),
          Descriptor.of("c" + i, "1.0.0", "t").body(),
          InstallOptions.DEFAULT);
    }
    List<String> lines = origin.export(ExportedSecrets.OMIT);
    lines.add(lines.size() - 1, lines.get(2).replace("\"c0\"", "\"more\""));

    assertThat(problems(() -> target.take(lines))).isNotEmpty();
  }

  private List<String> changed(int line, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>(origin.export(ExportedSecrets.OMIT));
    String before = lines.get(line - 1);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    lines.set(line - 1, after);
    return lines;
  }

  private static List<Problem> problems(Runnable work) {
    MCPRuntimeException failure = failure(work);
    assertThat(failure.kind()).isEqualTo(FailureKind.VALIDATION_ERROR);
    return failure.problems();
  }

  private static MCPRuntimeException failure(Runnable work) {
    return catchThrowableOfType(MCPRuntimeException.class, work::run);
  }
}
