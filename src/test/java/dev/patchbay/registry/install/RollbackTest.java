package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.Loaded;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.history.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackTest {
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final Descriptor ONE = Descriptor.of("crm", "1.0.0", "get");
  private static final Descriptor TWO = Descriptor.of("crm", "2.0.0", "get", "list");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final PlainRegistry registry = new PlainRegistry(files);

  @Test
  void everyContentIsAVersionNewestFirst() {
    registry.install(ONE);
    registry.install(TWO);
    registry.install(TWO);

    Versions.Listing listing = registry.service.listVersions(ANN, SHOP, CRM);

    assertThat(listing.versions())
        .containsExactly(version(2, TWO, "manifest"), version(1, ONE, "manifest"));
    assertThat(listing.versions()).map(listing::isCurrent).containsExactly(true, false);
  }

  @Test
  void disableAndConfigMakeNoVersion() {
    registry.install(ONE);

    registry.service.disable(ChangeRequest.of(ANN, SHOP), CRM);

    assertThat(registry.service.listVersions(ANN, SHOP, CRM).versions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1", "DIGEST"})
  void rollbackBySemVerRevisionOrDigest(String ref) {
    registry.install(ONE);
    registry.install(TWO);

    Installed installed = rollBack(ref.equals("DIGEST") ? digest(ONE) : ref);

    assertThat(installed.outcome()).isEqualTo(Installed.Outcome.REPLACED);
    assertThat(registry.toolNames()).containsExactly("get");
    assertThat(registry.service.listVersions(ANN, SHOP, CRM).versions())
        .containsExactly(
            version(3, ONE, "rollback:1"),
            version(2, TWO, "manifest"),
            version(1, ONE, "manifest"));
    assertThat(registry.events.names()).endsWith("ConnectorInstalled");
  }

  @Test
  void semVerMeansTheNewestContentWithIt() {
    registry.install(ONE);
    registry.install(Descriptor.of("crm", "1.0.0", "get", "find"));
    registry.install(TWO);

    rollBack("1.0.0");

    assertThat(registry.toolNames()).containsExactly("get", "find");
  }

  @Test
  void currentVersionIsNoChange() {
    registry.install(ONE);

    Installed installed = rollBack("1.0.0");

    assertThat(installed.outcome()).isEqualTo(Installed.Outcome.UNCHANGED);
    assertThat(registry.shop().revision()).isEqualTo(new Revision(1));
  }

  @Test
  void unknownVersionIsNotFound() {
    registry.install(ONE);

    MCPRuntimeException failure =
        catchThrowableOfType(MCPRuntimeException.class, () -> rollBack("9.9.9"));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTOR_NOT_FOUND);
  }

  @Test
  void takenExposedNameRefusesTheRollback() {
    registry.install(Descriptor.of("crm", "1.0.0", "get").prefix(""));
    registry.install(Descriptor.of("crm", "2.0.0", "list").prefix(""));
    registry.install(Descriptor.of("wiki", "1.0.0", "get").prefix(""));

    MCPRuntimeException failure =
        catchThrowableOfType(MCPRuntimeException.class, () -> rollBack("1.0.0"));

    assertThat(failure.kind()).isEqualTo(FailureKind.TOOL_NAME_TAKEN);
    assertThat(registry.connector("crm").version().text()).isEqualTo("2.0.0");
  }

  @Test
  void pollAndRestartDoNotUndoARollback() {
    files.write("crm.yaml", ONE);
    registry.installFile("crm.yaml");
    files.write("crm.yaml", TWO);
    registry.hotReload.poll();

    rollBack("1.0.0");
    registry.hotReload.poll();
    registry.sources.put(
        registry.shop().key(), CRM, dev.patchbay.registry.source.SourceState.UNKNOWN);
    registry.hotReload.poll();
    files.touch("crm.yaml");
    registry.hotReload.poll();

    assertThat(registry.toolNames()).containsExactly("get");
    assertThat(registry.connector("crm").isDrifted()).isTrue();
  }

  @Test
  void changedFileAfterARollbackIsLoadedAndEndsTheDrift() {
    files.write("crm.yaml", ONE);
    registry.installFile("crm.yaml");
    files.write("crm.yaml", TWO);
    registry.hotReload.poll();
    rollBack("1.0.0");

    files.write("crm.yaml", Descriptor.of("crm", "3.0.0", "find"));
    registry.hotReload.poll();

    assertThat(registry.toolNames()).containsExactly("find");
    assertThat(registry.connector("crm").isDrifted()).isFalse();
  }

  @Test
  void fileEqualToTheServingContentEndsTheDrift() {
    files.write("crm.yaml", ONE);
    registry.installFile("crm.yaml");
    files.write("crm.yaml", TWO);
    registry.hotReload.poll();
    rollBack("1.0.0");

    files.write("crm.yaml", ONE.yaml() + "# as it was\n");
    registry.hotReload.poll();

    assertThat(registry.connector("crm").isDrifted()).isFalse();
    assertThat(registry.service.listVersions(ANN, SHOP, CRM).versions()).hasSize(3);
  }

  private Installed rollBack(String ref) {
    return registry
        .service
        .rollBack(ChangeRequest.of(ANN, SHOP), CRM, VersionRef.find(ref).orElseThrow())
        .result();
  }

  private static String digest(Descriptor descriptor) {
    return Loaded.digest(descriptor.manifest()).value();
  }

  private static ConnectorVersion version(long revision, Descriptor descriptor, String source) {
    return new ConnectorVersion(
        new Revision(revision),
        descriptor.manifest().version(),
        Loaded.digest(descriptor.manifest()),
        SettableClock.START,
        "ann",
        source);
  }
}
