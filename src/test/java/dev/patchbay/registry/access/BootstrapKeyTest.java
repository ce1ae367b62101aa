package dev.patchbay.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.LogRecords;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Role;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.audit.RecordedTrail;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapKeyTest {
  @TempDir Path temporary;
  private final SettableClock clock = new SettableClock();
  private final InMemoryKeyStore store = new InMemoryKeyStore();
  private final RecordedTrail trail = new RecordedTrail();

  private BootstrapKey bootstrap() {
    return bootstrap(Settings.Auth.SECURE);
  }

  private BootstrapKey bootstrap(Settings.Auth auth) {
    KeyRing ring = new KeyRing(store);
    return new BootstrapKey(
        PlainRegistry.settings(auth),
        new DataDirectory(temporary.resolve("data")),
        ring,
        new ApiKeys(store, ring, trail, caller -> true, clock, AccessSettings.DEFAULT));
  }

  private Path file() {
    return temporary.resolve("data").resolve("bootstrap-key");
  }

  @Test
  void firstStartCreatesOnePlatformAdminKey() throws IOException {
    bootstrap().check();

    String content = Files.readString(file());
    ApiKeyText text = ApiKeyText.find(content).orElseThrow();
    ApiKey key = new KeyRing(store).find(text.id()).orElseThrow();
    assertThat(key.caller(text, Keys.NOW).orElseThrow().roles())
        .containsExactly(Role.PLATFORM_ADMIN);
    assertThat(key.tenant().value()).isEqualTo("default");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(filesInData()).containsExactly("bootstrap-key");
  }

  private Stream<String> filesInData() throws IOException {
    try (Stream<Path> files = Files.list(file().getParent())) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void logShowsThePathAndNotTheKey() throws IOException {
    try (LogRecords log = LogRecords.of(BootstrapKey.class)) {
      bootstrap().check();

      assertThat(log.lines()).hasSize(1).first().asString().contains(file().toString());
      assertThat(log.lines().toString()).doesNotContain(Files.readString(file()));
    }
  }

  @Test
  void bootstrapKeyIsRecorded() {
    bootstrap().check();
    bootstrap().check();

    ApiKey key = store.read().keys().get(0);
    assertThat(trail.all()).hasSize(1);
    assertThat(trail.all().get(0).action()).isEqualTo("KeyCreated");
    assertThat(trail.all().get(0).actor()).isEqualTo("bootstrap");
    assertThat(trail.all().get(0).object()).isEqualTo(key.id().value());
    assertThat(trail.all().get(0).after()).contains(key.digest());
  }

  @Test
  void laterStartsCreateNone() throws IOException {
    bootstrap().check();
    Files.delete(file());

    bootstrap().check();

    assertThat(file()).doesNotExist();
    assertThat(store.read().keys()).hasSize(1);
  }

  @Test
  void developersKeysDoNotPreventTheBootstrapKey() {
    store.add(Keys.key("developed000", Role.ADMIN));

    bootstrap().check();

    assertThat(file()).exists();
  }

  @Test
  void developmentNeedsNoKey() {
    bootstrap(Settings.Auth.DEV).check();

    assertThat(file()).doesNotExist();
    assertThat(store.read().keys()).isEmpty();
  }

  @Test
  void twoStartingNodesCreateOneKey() throws IOException {
    ApiKey others = Keys.key("otherNode000", Role.PLATFORM_ADMIN);
    store.whenTheFirstIsAdded(() -> store.add(others));

    bootstrap().check();

    assertThat(filesInData()).isEmpty();
    assertThat(store.read().keys()).containsExactly(others);
  }

  @Test
  void crashBeforeTheKeyIsStoredLeavesNothing() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file().resolveSibling("bootstrap-key.neverCounted"), "x");
    Files.writeString(file().resolveSibling("bootstrap-key.aaaaaaaaaaaa.new"), "x");

    bootstrap().check();

    assertThat(filesInData()).containsExactly("bootstrap-key");
  }

  @Test
  void crashAfterTheKeyIsStoredIsCompleted() throws IOException {
    bootstrap().check();
    String id = ApiKeyText.find(Files.readString(file())).orElseThrow().id().value();
    Files.move(file(), file().resolveSibling("bootstrap-key." + id));

    bootstrap().check();

    assertThat(filesInData()).containsExactly("bootstrap-key");
    assertThat(store.read().keys()).hasSize(1);
  }

  @Test
  void unavailableStoreIsRetried() {
    store.setAway(true);
    BootstrapKey bootstrap = bootstrap();
    assertThatExceptionOfType(MCPRuntimeException.class).isThrownBy(bootstrap::check);

    store.setAway(false);
    bootstrap.check();

    assertThat(file()).exists();
  }
}
