package dev.patchbay.security.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.StartRefusal;
import dev.patchbay.registry.secret.SecretEncryption.Place;
import dev.patchbay.registry.secret.SecretEncryption.SealBrokenException;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.store.memory.InMemoryWrappedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeEncryptionTest {
  private static final String OLD = "11".repeat(32);
  private static final String NEW = Base64.getEncoder().encodeToString(new byte[32]);
  private static final Place PLACE = place("acme", "shop", "crm", "api_key");
  private static final Secret SECRET = new Secret("s3cret-ünïcode");

  @TempDir Path data;

  private InMemoryWrappedKeys wrapped = new InMemoryWrappedKeys();

  @Test
  void encryptedSecretOpensAtItsPlace() {
    EnvelopeEncryption seal = withKeys(OLD);

    assertThat(seal.open(PLACE, seal.seal(PLACE, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void ciphertextDiffersEveryTime() {
    EnvelopeEncryption seal = withKeys(OLD);

    String first = seal.seal(PLACE, SECRET);

    assertThat(first).matches("pbs1\\.[A-Za-z0-9_-]+").isNotEqualTo(seal.seal(PLACE, SECRET));
  }

  @Test
  void fingerprintIsKeyedAndEqualOnEveryNode() throws Exception {
    byte[] content = "api_key: 1234".getBytes(StandardCharsets.UTF_8);
    TenantId acme = new TenantId("acme");

    String made = withKeys(OLD).fingerprint(acme, content);

    assertThat(withKeys(OLD).fingerprint(acme, content)).isEqualTo(made);
    assertThat(withKeys(OLD).fingerprint(new TenantId("zoo"), content)).isNotEqualTo(made);
    assertThat(withKeys(OLD).fingerprint(acme, new byte[0])).isNotEqualTo(made);
    assertThat(made)
        .isNotEqualTo(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
  }

  @Test
  void ciphertextOpensOnlyAtItsPlace() {
    EnvelopeEncryption seal = withKeys(OLD);
    String sealed = seal.seal(PLACE, SECRET);

    assertBroken(seal, place("zoo", "shop", "crm", "api_key"), sealed);
    assertBroken(seal, place("acme", "other", "crm", "api_key"), sealed);
    assertBroken(seal, place("acme", "shop", "erp", "api_key"), sealed);
    assertBroken(seal, place("acme", "shop", "crm", "token"), sealed);
  }

  /** Without lengths, the parts of these two would join to the same text. */
  @Test
  void partsOfAPlaceAreSeparated() {
    EnvelopeEncryption seal = withKeys(OLD);
    String sealed = seal.seal(place("acme", "shop", "crm", "api_key"), SECRET);

    assertBroken(seal, place("acme", "shop", "crma", "pi_key"), sealed);
    assertBroken(seal, place("acme", "shopc", "rm", "api_key"), sealed);
  }

  @Test
  void changedCharacterBreaksTheCiphertext() {
    EnvelopeEncryption seal = withKeys(OLD);
    String sealed = seal.seal(PLACE, SECRET);

    for (int i = 0; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      assertBroken(seal, PLACE, sealed.substring(0, i) + other + sealed.substring(i + 1));
    }
    assertBroken(seal, PLACE, "");
    assertBroken(seal, PLACE, "pbs1.");
  }

  @Test
  void everyTenantHasItsOwnKey() {
    EnvelopeEncryption seal = withKeys(OLD);

    seal.seal(PLACE, SECRET);
    seal.seal(place("zoo", "shop", "crm", "api_key"), SECRET);

    assertThat(wrapped.all()).extracting(WrappedKey::tenant).hasSize(2);
    assertThat(wrapped.all()).extracting(WrappedKey::wrapped).doesNotHaveDuplicates();
  }

  @Test
  void anotherNodeWithTheSameMasterKeyOpensIt() {
    String sealed = withKeys(OLD).seal(PLACE, SECRET);

    assertThat(withKeys(OLD).open(PLACE, sealed)).isEqualTo(SECRET);
  }

  @Test
  void movedSecretNeedsTheSameMasterKey() {
    EnvelopeEncryption here = withKeys(OLD);
    String sealed = here.seal(PLACE, SECRET);
    WrappedKey key = here.keyOf(PLACE.project().tenant());

    wrapped = new InMemoryWrappedKeys();
    EnvelopeEncryption there = withKeys(OLD);
    there.seal(PLACE, SECRET);

    assertThat(there.open(key, PLACE, sealed)).isEqualTo(SECRET);
    assertBroken(there, PLACE, sealed);
    WrappedKey ofAnother = new WrappedKey(new TenantId("zoo"), key.wrappedBy(), key.wrapped());
    assertThatThrownBy(() -> there.open(ofAnother, PLACE, sealed))
        .isInstanceOf(SealBrokenException.class);
    wrapped = new InMemoryWrappedKeys();
    assertThatThrownBy(() -> withKeys(NEW).open(key, PLACE, sealed))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void aWrongKeyRefusesToStart() {
    withKeys(OLD).seal(PLACE, SECRET);

    assertThatThrownBy(() -> withKeys(NEW))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("is not the key that encrypts the stored secrets")
        .hasMessageNotContaining(NEW);
  }

  @Test
  void aDamagedDataKeyRefusesToStart() {
    withKeys(OLD).seal(PLACE, SECRET);
    WrappedKey key = wrapped.all().get(0);
    wrapped.replace(key, new WrappedKey(key.tenant(), key.wrappedBy(), "AAAA"));

    assertThatThrownBy(() -> withKeys(OLD)).isInstanceOf(StartRefusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "zz", "1111", "not base64 at all!"})
  void errorOfAnUnusableKeyDoesNotContainIt(String text) {
    assertThatThrownBy(() -> withKeys(text))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("patchbay.secrets.key")
        .hasMessageNotContaining(text);
  }

  @Test
  void missingKeyIsCreatedForTheOwnerOnly() throws IOException {
    String sealed = withSettings(Optional.empty(), false).seal(PLACE, SECRET);

    Path file = data.resolve("data/secrets.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(withSettings(Optional.empty(), false).open(PLACE, sealed)).isEqualTo(SECRET);
  }

  @Test
  void sharedStoreNeedsAConfiguredKey() {
    assertThatThrownBy(() -> withSettings(Optional.empty(), true))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("patchbay.secrets.key-file");
    assertThat(data.resolve("data/secrets.key")).doesNotExist();
  }

  @Test
  void keyFileMayUseHexBase64AndComments() throws IOException {
    String sealed = withKeys(OLD).seal(PLACE, SECRET);

    EnvelopeEncryption seal = withFile(keyFile("# ours\n\n" + NEW + "  # next\n" + OLD + "\n"));

    assertThat(seal.open(PLACE, sealed)).isEqualTo(SECRET);
  }

  @Test
  void keyFileReadableByOthersIsRefused() throws IOException {
    Path file = keyFile(OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> withFile(file))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void missingKeyFileIsRefused() {
    assertThatThrownBy(() -> withFile(data.resolve("absent")))
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("absent");
  }

  @Test
  void rotationRewrapsEveryDataKeyWhileNodesServe() throws IOException {
    Path file = keyFile(OLD);
    EnvelopeEncryption one = withFile(file);
    EnvelopeEncryption other = withFile(file);
    String sealed = one.seal(PLACE, SECRET);

    Files.writeString(file, NEW + "\n" + OLD + "\n");
    RotationResult rotated = one.rotate();

    assertThat(rotated.rewrapped()).isEqualTo(1);
    assertThat(wrapped.all()).extracting(WrappedKey::wrappedBy).containsOnly(rotated.keyId());
    assertThat(other.open(PLACE, sealed)).isEqualTo(SECRET);
    assertThat(one.rotate()).isEqualTo(new RotationResult(rotated.keyId(), 0));
  }

  @Test
  void afterRotationTheOldKeyIsNotNeeded() throws IOException {
    Path file = keyFile(OLD);
    String sealed = withFile(file).seal(PLACE, SECRET);
    Files.writeString(file, NEW + "\n" + OLD + "\n");
    withFile(file).rotate();

    assertThat(withKeys(NEW).open(PLACE, sealed)).isEqualTo(SECRET);
    assertThatThrownBy(() -> withKeys(OLD)).isInstanceOf(StartRefusal.class);
  }

  @Test
  void aNewFirstKeyWaitsForTheRotation() throws IOException {
    Path file = keyFile(OLD);
    withFile(file).seal(PLACE, SECRET);
    Place late = place("zoo", "shop", "crm", "api_key");

    Files.writeString(file, NEW + "\n" + OLD + "\n");
    String sealed = withFile(file).seal(late, SECRET);

    assertThat(withKeys(OLD).open(late, sealed)).isEqualTo(SECRET);
  }

  @Test
  void runningNodeReloadsTheFileForAnUnknownKey() throws IOException {
    Path file = keyFile(OLD);
    EnvelopeEncryption running = withFile(file);
    Files.writeString(file, NEW + "\n" + OLD + "\n");
    EnvelopeEncryption other = withFile(file);
    other.seal(place("zoo", "shop", "crm", "api_key"), SECRET);
    other.rotate();

    String sealed = other.seal(PLACE, SECRET);

    assertThat(running.open(PLACE, sealed)).isEqualTo(SECRET);
  }

  private static void assertBroken(EnvelopeEncryption seal, Place place, String sealed) {
    assertThatThrownBy(() -> seal.open(place, sealed))
        .isInstanceOf(SealBrokenException.class)
        .hasMessageNotContaining(SECRET.reveal());
  }

  private static Place place(String tenant, String project, String connector, String field) {
    ProjectKey key = new ProjectKey(new TenantId(tenant), new ProjectId(project));
    return new Place(key, new ConnectorName(connector), field);
  }

  private Path keyFile(String text) throws IOException {
    Path file = Files.writeString(data.resolve("keys"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private EnvelopeEncryption withKeys(String keys) {
    return withSettings(Optional.of(new Secret(keys)), false);
  }

  private EnvelopeEncryption withFile(Path file) {
    return seal(new EncryptionSettings(Optional.of(file), Optional.empty(), false));
  }

  private EnvelopeEncryption withSettings(Optional<Secret> keys, boolean sharedStore) {
    return seal(new EncryptionSettings(Optional.empty(), keys, sharedStore));
  }

  private EnvelopeEncryption seal(EncryptionSettings settings) {
    EnvelopeEncryption seal =
        new EnvelopeEncryption(settings, new DataDirectory(data.resolve("data")), wrapped);
    seal.check();
    return seal;
  }
}
