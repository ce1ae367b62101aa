package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.ScriptedStore;
import dev.patchbay.registry.source.FailedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Descriptor BOOKS = Descriptor.of("books", "1.0.0", "find");
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get");
  private static final Descriptor WIKI = Descriptor.of("wiki", "1.0.0", "search");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final ScriptedStore store = new ScriptedStore();
  private final PlainRegistry registry = new PlainRegistry(files, store);
  private final RegistryService service = registry.service;

  @BeforeEach
  void shipThree() {
    files.addSample(WIKI);
    files.addSample(BOOKS);
    files.addSample(CRM);
  }

  @Test
  void directoryTakesPrecedenceOverThePackage() {
    files.write("crm.yaml", CRM.version("1.5.0"));

    Samples.Report report = service.installSamples(ChangeRequest.of(ANN, SHOP)).result();

    assertThat(report).isEqualTo(new Samples.Report(List.of("books", "crm", "wiki"), List.of()));
    assertThat(registry.connectorNames()).containsExactly("books", "crm", "wiki");
    assertThat(registry.connector("crm").version().text()).isEqualTo("1.5.0");
    assertThat(registry.connector("crm").filePath()).contains("crm.yaml");
    assertThat(registry.connector("books").filePath()).isEmpty();
  }

  @Test
  void eachSampleCountsAsOneInstall() {
    files.write("crm.yaml", CRM);

    service.installSamples(ChangeRequest.of(ANN, SHOP));

    assertThat(registry.meter.startingWith("patchbay_installs"))
        .isEqualTo(Map.of("patchbay_installs/installed", 3L));
  }

  @Test
  void secondInstallChangesNothing() {
    service.installSamples(ChangeRequest.of(ANN, SHOP));
    var before = registry.shop();

    Samples.Report report = service.installSamples(ChangeRequest.of(ANN, SHOP)).result();

    assertThat(report.installed()).containsExactly("books", "crm", "wiki");
    assertThat(registry.shop()).isSameAs(before);
  }

  @Test
  void failedSampleDoesNotStopTheOthers() {
    files.write("books.yaml", "broken");
    registry.install(Descriptor.of("mine", "1.0.0", "get").prefix("crm__"));
    files.write("wiki.yaml", WIKI);
    files.fail("wiki.yaml", FailureKind.FILE_UNREADABLE);

    Samples.Report report = service.installSamples(ChangeRequest.of(ANN, SHOP)).result();

    assertThat(report.installed()).isEmpty();
    assertThat(report.failed())
        .extracting(FailedFile::connector, FailedFile::file, SamplesTest::rules)
        .containsExactly(
            tuple("books", "books.yaml", Rule.YAML_SYNTAX),
            tuple("crm", "crm.yaml", Rule.EXPOSED_NAME_TAKEN),
            tuple("wiki", "wiki.yaml", Rule.SOURCE));
    assertThat(report.failed().get(2).errors().get(0).place().file())
        .isEqualTo(Optional.of("wiki.yaml"));
  }

  @Test
  void unavailableStoreStopsTheSamples() {
    store.failNext(FailureKind.STORE_UNAVAILABLE);

    assertThat(Failures.kindOf(() -> service.installSamples(ChangeRequest.of(ANN, SHOP))))
        .isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(registry.events.all()).isEmpty();
  }

  private static org.assertj.core.groups.Tuple tuple(String connector, String file, Rule rule) {
    return org.assertj.core.groups.Tuple.tuple(connector, file, List.of(rule));
  }

  private static List<Rule> rules(FailedFile failed) {
    return failed.errors().stream().map(Problem::rule).toList();
  }
}
