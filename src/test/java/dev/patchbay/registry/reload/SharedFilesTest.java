package dev.patchbay.registry.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeDescriptorReader;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.WatchedDirectory;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.source.SourceLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files, and files that several projects share. */
class SharedFilesTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get");

  @TempDir Path temp;
  private WatchedDirectory watched;
  private PlainRegistry registry;

  @BeforeEach
  void watch() throws IOException {
    watched = WatchedDirectory.below(temp, new FakeDescriptorReader());
    registry = watched.registry;
  }

  @Test
  void sharedFileIsReadAndParsedOnce() {
    List<ProjectId> projects = projects(20);
    installEverywhere(projects);
    watched.write("crm.yaml", CRM.version("2.0.0"));

    watched.poll();

    assertThat(watched.files.reads()).containsExactly("crm.yaml");
    assertThat(registry.reader.reads()).containsExactly("crm.yaml");
    assertThat(versions(projects)).hasSize(40).containsOnly("2.0.0");
    assertThat(registry.events.names()).hasSize(40).containsOnly("ConnectorReloaded");
  }

  @Test
  void sharedBrokenFileIsReadAndParsedOnce() {
    List<ProjectId> projects = projects(20);
    installEverywhere(projects);
    watched.write("crm.yaml", "broken");

    watched.poll();
    watched.poll();

    assertThat(registry.reader.reads()).containsExactly("crm.yaml");
    assertThat(versions(projects)).hasSize(40).containsOnly("1.0.0");
    assertThat(registry.sources.totals()).isEqualTo(new SourceLedger.Totals(40, 0));
    assertThat(registry.events.names()).hasSize(40).containsOnly("ConnectorRejected");
  }

  @Test
  void tenantsWithTheirOwnFoldersShareNoFile() throws IOException {
    Path acme = Files.createDirectories(temp.resolve("acme"));
    Path globex = Files.createDirectories(temp.resolve("globex"));
    Files.writeString(acme.resolve("crm.yaml"), CRM.yaml());
    Files.writeString(globex.resolve("crm.yaml"), CRM.version("5.0.0").yaml());
    PlainRegistry tenants =
        new PlainRegistry(
            new dev.patchbay.files.ConnectorsDirectory(
                PlainRegistry.settings(100, temp.resolve("{tenant}").toString()),
                new dev.patchbay.files.PackagedSamples()));
    ProjectId shop = PlainRegistry.SHOP;
    callers()
        .forEach(
            caller ->
                tenants.service.installFromFile(
                    ChangeRequest.of(caller, shop), "crm.yaml", InstallOptions.DEFAULT));
    Files.writeString(acme.resolve("crm.yaml"), CRM.version("1.1.0").yaml());

    tenants.hotReload.poll();

    assertThat(
            callers()
                .flatMap(
                    caller -> tenants.service.read(caller, shop).registry().connectors().stream())
                .map(connector -> connector.version().text()))
        .containsExactly("1.1.0", "5.0.0");
  }

  @Test
  void thousandChangedFilesServeAfterOnePoll() {
    List<Descriptor> descriptors =
        IntStream.range(0, 1000)
            .mapToObj(i -> Descriptor.of("c" + i, "1.0.0", "get", "list"))
            .toList();
    descriptors.forEach(descriptor -> watched.install(descriptor.name() + ".yaml", descriptor));
    descriptors.forEach(
        descriptor ->
            watched.write(
                descriptor.name() + ".yaml",
                descriptor.version("2.0.0").tools("get", "list", "create")));

    watched.poll();

    assertThat(registry.shop().connectors().stream())
        .extracting(connector -> connector.version().text())
        .hasSize(1000)
        .containsOnly("2.0.0");
    assertThat(registry.shop().connectors().toolCount()).isEqualTo(3000);
    assertThat(registry.events.names()).hasSize(1000).containsOnly("ConnectorReloaded");
    assertThat(registry.shop().revision().value()).isEqualTo(2000);
  }

  private static Stream<Caller> callers() {
    return Stream.of("acme", "globex")
        .map(tenant -> PlainRegistry.caller(new TenantId(tenant).value(), "ann"));
  }

  private static List<ProjectId> projects(int count) {
    return IntStream.range(0, count).mapToObj(i -> new ProjectId("p" + i)).toList();
  }

  private void installEverywhere(List<ProjectId> projects) {
    watched.write("crm.yaml", CRM);
    callers()
        .forEach(
            caller ->
                projects.forEach(
                    project ->
                        registry.service.installFromFile(
                            ChangeRequest.of(caller, project),
                            "connectors/crm.yaml",
                            InstallOptions.DEFAULT)));
    watched.forget();
  }

  private List<String> versions(List<ProjectId> projects) {
    return callers()
        .flatMap(
            caller ->
                projects.stream()
                    .flatMap(
                        project ->
                            registry
                                .service
                                .read(caller, project)
                                .registry()
                                .connectors()
                                .stream()))
        .map(LoadedConnector::version)
        .map(Object::toString)
        .toList();
  }
}
