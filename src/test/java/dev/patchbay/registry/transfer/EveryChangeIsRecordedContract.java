package dev.patchbay.registry.transfer;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Role;
import dev.patchbay.model.Secret;
import dev.patchbay.openapi.OpenApiDocument;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.access.AccessSettings;
import dev.patchbay.registry.access.ApiKeys;
import dev.patchbay.registry.access.FreshKey;
import dev.patchbay.registry.access.KeyRing;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.access.NewKey;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.install.ConfigEdit;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.security.door.RefusedRequests;
import dev.patchbay.security.seal.TestRotation;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every changing operation of the REST document leaves a record in the audit trail, none when the
 * caller's key is revoked before the commit, and a refusal when the front door answers 401, 403 or
 * 404. A new operation without a row fails.
 */
abstract class EveryChangeIsRecordedContract {
  /** Operations that change nothing. */
  private static final Set<String> NO_CHANGES = Set.of("validate", "invoke", "used");

  private static final ChangeRequest REQUEST = ChangeRequest.of(ANN, SHOP);
  private static final ConnectorName CRM = new ConnectorName("crm");

  private Site site;
  private ApiKeys keys;
  private TestRotation rotation;

  /** A node over an empty store. */
  abstract Site newSite();

  /** The trail of that store. */
  abstract AuditTrail trail();

  abstract KeyStore keyStore();

  private record Row(String action, Runnable before, Runnable change) {}

  @BeforeEach
  void open() {
    site = newSite();
    KeyStore store = keyStore();
    keys =
        new ApiKeys(
            store,
            new KeyRing(store),
            site.node.trail,
            caller -> !site.node.node.revoked,
            site.node.clock,
            AccessSettings.DEFAULT);
    rotation = new TestRotation(trail(), caller -> !site.node.node.revoked, site.node.clock);
    site.files.addSample(Descriptor.of("sample", "1.0.0", "get"));
  }

  private Map<String, Row> rows() {
    String project = "/v1/projects/{project}";
    String connectors = project + "/connectors";
    String connector = connectors + "/{connector_name}";
    Map<String, Row> rows = new TreeMap<>();
    rows.put("PUT " + project, new Row("ProjectCreated", () -> {}, this::create));
    rows.put(
        "DELETE " + project,
        new Row("ProjectRemoved", this::create, () -> service().removeProject(REQUEST)));
    rows.put(
        "POST " + project + "/hot-reload",
        new Row("ConnectorReloaded", this::changedFile, () -> service().checkHotReload(REQUEST)));
    rows.put(
        "POST " + project + "/install-samples",
        new Row("ConnectorInstalled", () -> {}, () -> service().installSamples(REQUEST)));
    rows.put(
        "POST " + connectors + "/install-from-file",
        new Row("ConnectorInstalled", () -> file("1.0.0"), this::installFile));
    rows.put(
        "POST " + connectors + "/install-from-manifest",
        new Row("ConnectorInstalled", () -> {}, () -> install("1.0.0")));
    rows.put(
        "DELETE " + connector,
        new Row(
            "ConnectorUninstalled",
            () -> install("1.0.0"),
            () -> service().uninstall(REQUEST, CRM)));
    rows.put(
        "POST " + connector + "/disable",
        new Row(
            "ConnectorDisabled", () -> install("1.0.0"), () -> service().disable(REQUEST, CRM)));
    rows.put(
        "POST " + connector + "/enable",
        new Row("ConnectorEnabled", this::installDisabled, () -> service().enable(REQUEST, CRM)));
    rows.put(
        "PUT " + connector + "/config",
        new Row("ConfigChanged", () -> install("1.0.0"), this::config));
    rows.put(
        "PATCH " + connector + "/config",
        new Row("ConfigChanged", () -> install("1.0.0"), this::config));
    rows.put(
        "POST " + connector + "/rollback",
        new Row("ConnectorInstalled", this::installTwice, this::rollBack));
    rows.put("POST /v1/import", new Row("ProjectRemoved", this::create, this::importAgain));
    rows.put("POST /v1/keys", new Row("KeyCreated", () -> {}, this::createKey));
    rows.put(
        "POST /v1/keys/{key_id}/rotate",
        new Row("KeyRotated", this::createKey, () -> keys.rotate(ANN, key.key().id())));
    rows.put(
        "DELETE /v1/keys/{key_id}",
        new Row("KeyRevoked", this::createKey, () -> keys.revoke(ANN, key.key().id())));
    rows.put(
        "POST /v1/secrets/rotate", new Row("SecretsRotated", () -> {}, () -> rotation.rotate(ANN)));
    return rows;
  }

  private FreshKey key;

  private RegistryService service() {
    return site.node.service;
  }

  private void create() {
    service().ensureProject(REQUEST);
  }

  private void install(String version) {
    service()
        .installFromManifest(
            REQUEST,
            Descriptor.of("crm", version, "get" + version.charAt(0)).body(),
            InstallOptions.DEFAULT);
  }

  private void installDisabled() {
    install("1.0.0");
    service().disable(REQUEST, CRM);
  }

  private void installTwice() {
    install("1.0.0");
    install("2.0.0");
  }

  private void file(String version) {
    site.files.write("crm.yaml", Descriptor.of("crm", version, "get").yaml());
  }

  private void installFile() {
    service().installFromFile(REQUEST, "crm.yaml", InstallOptions.DEFAULT);
  }

  private void changedFile() {
    file("1.0.0");
    installFile();
    file("1.1.0");
  }

  private void config() {
    service()
        .changeConfig(
            REQUEST,
            CRM,
            new ConfigEdit(
                new TreeMap<>(Map.of("api_key", new Secret("s3cret"))), Set.of(), Set.of()));
  }

  private void rollBack() {
    service().rollBack(REQUEST, CRM, VersionRef.find("1.0.0").orElseThrow());
  }

  private void importAgain() {
    Site origin = new Site(new InMemoryRegistryStore());
    origin.furnish();
    ImportReport unused =
        site.take(ANN, origin.export(ExportedSecrets.OMIT), new ImportOptions(false, true));
  }

  private void createKey() {
    key =
        keys.create(
            ANN,
            new NewKey(
                Optional.empty(), Set.of(Role.VIEWER), "one", Optional.empty(), Optional.empty()));
  }

  @Test
  void everyChangingOperationHasARow() {
    Set<String> documented =
        new OpenApiDocument()
            .operations().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .filter(
                    operation ->
                        !Set.of("GET", "HEAD")
                            .contains(operation.method().toUpperCase(Locale.ROOT)))
                .map(
                    operation ->
                        operation.method().toUpperCase(Locale.ROOT) + " " + operation.path())
                .filter(
                    operation ->
                        NO_CHANGES.stream().noneMatch(end -> operation.endsWith("/" + end)))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows().keySet()).isEqualTo(documented);
  }

  @TestFactory
  List<DynamicTest> everyChangeLeavesItsRecord() {
    return rows().keySet().stream()
        .map(operation -> DynamicTest.dynamicTest(operation, () -> leavesItsRecord(operation)))
        .toList();
  }

  private void leavesItsRecord(String operation) {
    open();
    Row row = rows().get(operation);
    row.before().run();
    List<AuditRecord> before = records();

    site.node.node.revoked = true;
    MCPRuntimeException refusal =
        catchThrowableOfType(MCPRuntimeException.class, row.change()::run);
    assertThat(refusal.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(records()).isEqualTo(before);

    site.node.node.revoked = false;
    row.change().run();
    List<AuditRecord> added = new ArrayList<>(records());
    before.forEach(added::remove);
    assertThat(added).extracting(AuditRecord::action).contains(row.action());
    assertThat(added).allMatch(record -> record.actor().equals(ANN.id()));
  }

  @TestFactory
  List<DynamicTest> everyRefusalLeavesItsRecord() {
    return rows().keySet().stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(operation, () -> refusalLeavesItsRecord(operation)))
        .toList();
  }

  private void refusalLeavesItsRecord(String operation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("[{}]", "");
    List<AuditRecord> before = records();

    new RefusedRequests(trail(), site.node.clock).refuse(ANN, method, path);

    List<AuditRecord> added = new ArrayList<>(records());
    before.forEach(added::remove);
    assertThat(added)
        .singleElement()
        .returns(Outcome.REFUSED, AuditRecord::outcome)
        .returns(ANN.id(), AuditRecord::actor)
        .returns(Optional.of(RefusedRequests.ADDRESS), AuditRecord::address);
  }

  private List<AuditRecord> records() {
    return trail().read(AuditQuery.by(ANN, Optional.empty(), 1_000, Optional.empty())).records();
  }
}
