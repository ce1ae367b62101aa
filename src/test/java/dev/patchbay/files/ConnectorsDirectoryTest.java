package dev.patchbay.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorsDirectoryTest {
  private static final TenantId ACME = new TenantId("acme");

  @TempDir Path temp;
  private Path root;
  private ConnectorsDirectory directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    root = Files.createDirectory(temp.resolve("connectors"));
    directory = over(root.toString());
  }

  private static ConnectorsDirectory over(String setting) {
    return over(setting, Settings.Auth.DEV);
  }

  private static ConnectorsDirectory over(String setting, Settings.Auth auth) {
    return new ConnectorsDirectory(
        new Settings(
            true,
            100,
            setting,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Settings.VersionPolicy.WARN,
            auth,
            Optional.empty()),
        new PackagedSamples());
  }

  @Test
  void aFileIsReadWithItsPathTimeAndHash() throws IOException {
    Files.createDirectory(root.resolve("team"));
    Files.writeString(root.resolve("team/crm.yaml"), "abc");
    Instant time = Instant.parse("2026-02-03T04:05:06.789Z");
    Files.setLastModifiedTime(root.resolve("team/crm.yaml"), FileTime.from(time));

    SourceContent content = read("connectors/team/crm.yaml");

    assertThat(new String(content.text().bytes(), StandardCharsets.UTF_8)).isEqualTo("abc");
    assertThat(content.text().file()).contains("team/crm.yaml");
    assertThat(content.text().format()).isEqualTo(Format.YAML);
    assertThat(content.modifiedAt()).isEqualTo(time);
    assertThat(content.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(content.fingerprint()).isEqualTo(fingerprint("team/crm.yaml").orElseThrow());
  }

  @Test
  void aFileOfJsonIsKnownByItsName() throws IOException {
    Files.writeString(root.resolve("crm.json"), "{}");

    assertThat(read("crm.json").text().format()).isEqualTo(Format.JSON);
  }

  @Test
  void spellingsOfAPathNameOneFile() {
    SourceFile plain = directory.locate(ACME, "crm.yaml");

    assertThat(directory.locate(ACME, "connectors/crm.yaml")).isEqualTo(plain);
    assertThat(directory.locate(new TenantId("globex"), "./crm.yaml")).isEqualTo(plain);
  }

  @Test
  void tenantsMayHaveDirectoriesOfTheirOwn() throws IOException {
    ConnectorsDirectory perTenant = over(temp + "/{tenant}/files");
    Files.createDirectories(temp.resolve("acme/files"));
    Files.writeString(temp.resolve("acme/files/crm.yaml"), "acme's");

    SourceFile acme = perTenant.locate(ACME, "crm.yaml");
    SourceFile globex = perTenant.locate(new TenantId("globex"), "crm.yaml");

    assertThat(perTenant.fingerprint(acme)).isPresent();
    assertThat(perTenant.fingerprint(globex)).isEmpty();
    assertThat(kindOf(() -> perTenant.read(globex))).isEqualTo(FailureKind.FILE_NOT_FOUND);
    assertThat(acme.location()).isNotEqualTo(globex.location());
  }

  @Test
  void missingFileHasNoFingerprint() {
    assertThat(fingerprint("absent.yaml")).isEmpty();
    assertThat(kindOf(() -> read("absent.yaml"))).isEqualTo(FailureKind.FILE_NOT_FOUND);
    assertThat(kindOf(() -> read("no/such/folder.yaml"))).isEqualTo(FailureKind.FILE_NOT_FOUND);
  }

  @Test
  void missingDirectoryHasNoFiles() throws IOException {
    Files.delete(root);

    assertThat(fingerprint("crm.yaml")).isEmpty();
    assertThat(kindOf(() -> read("crm.yaml"))).isEqualTo(FailureKind.FILE_NOT_FOUND);
  }

  @Test
  void danglingLinkIsNotFound() throws IOException {
    Files.createSymbolicLink(root.resolve("crm.yaml"), root.resolve("absent.yaml"));

    assertThat(fingerprint("crm.yaml")).isEmpty();
    assertThat(kindOf(() -> read("crm.yaml"))).isEqualTo(FailureKind.FILE_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.yaml", "/etc/passwd", "team/../../secret.yaml", "a\0b"})
  void pathWithTraversalIsNotAllowed(String path) {
    assertThat(kindOf(() -> directory.locate(ACME, path))).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void percentEncodingIsAnOrdinaryName() throws IOException {
    Files.writeString(temp.resolve("secret.yaml"), "secret");

    assertThat(kindOf(() -> read("%2e%2e/secret.yaml"))).isEqualTo(FailureKind.FILE_NOT_FOUND);
    assertThat(kindOf(() -> read("..%2fsecret.yaml"))).isEqualTo(FailureKind.FILE_NOT_FOUND);
  }

  @Test
  void aLinkInsideTheDirectoryIsFollowed() throws IOException {
    Files.createDirectory(root.resolve("..data"));
    Files.writeString(root.resolve("..data/crm.yaml"), "abc");
    Files.createSymbolicLink(root.resolve("crm.yaml"), Path.of("..data/crm.yaml"));

    assertThat(read("crm.yaml").text().bytes()).hasSize(3);
  }

  @Test
  void theDirectoryItselfMayBeALink() throws IOException {
    Files.writeString(root.resolve("crm.yaml"), "abc");
    Path link = Files.createSymbolicLink(temp.resolve("link"), root);

    ConnectorsDirectory linked = over(link.toString());

    assertThat(linked.read(linked.locate(ACME, "crm.yaml")).text().bytes()).hasSize(3);
  }

  @Test
  void aLinkToAFileOutsideIsNotAllowed() throws IOException {
    Files.writeString(temp.resolve("secret.yaml"), "secret");
    Files.createSymbolicLink(root.resolve("crm.yaml"), temp.resolve("secret.yaml"));

    assertThat(kindOf(() -> read("crm.yaml"))).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void linkToASiblingWithTheSamePrefixIsNotAllowed() throws IOException {
    Path evil = Files.createDirectory(temp.resolve("connectors-evil"));
    Files.writeString(evil.resolve("crm.yaml"), "evil");
    Files.createSymbolicLink(root.resolve("team"), evil);
    Files.createSymbolicLink(root.resolve("up"), Path.of("../connectors-evil"));

    assertThat(kindOf(() -> read("team/crm.yaml"))).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
    assertThat(kindOf(() -> read("up/crm.yaml"))).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void eachTenantHasAFolderUnlessAuthIsDev() throws IOException {
    Files.writeString(root.resolve("all.yaml"), "of nobody");
    Files.writeString(Files.createDirectory(root.resolve("acme")).resolve("crm.yaml"), "abc");
    Files.writeString(Files.createDirectory(root.resolve("globex")).resolve("erp.yaml"), "abcd");
    Files.createSymbolicLink(root.resolve("acme/link.yaml"), Path.of("../globex/erp.yaml"));
    ConnectorsDirectory secure = over(root.toString(), Settings.Auth.SECURE);

    assertThat(secure.read(secure.locate(ACME, "crm.yaml")).text().bytes()).hasSize(3);
    for (String path : List.of("all.yaml", "erp.yaml", "acme/crm.yaml", "globex/erp.yaml")) {
      assertThat(kindOf(() -> secure.read(secure.locate(ACME, path))))
          .as(path)
          .isEqualTo(FailureKind.FILE_NOT_FOUND);
    }
    assertThat(kindOf(() -> secure.read(secure.locate(ACME, "link.yaml"))))
        .isEqualTo(FailureKind.PATH_NOT_ALLOWED);
    assertThat(kindOf(() -> secure.locate(ACME, "../globex/erp.yaml")))
        .isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void settingWithTenantPlaceholderIsUsedAsIs() throws IOException {
    Files.writeString(Files.createDirectory(root.resolve("acme")).resolve("crm.yaml"), "abc");
    ConnectorsDirectory secure = over(root + "/{tenant}", Settings.Auth.SECURE);

    assertThat(secure.read(secure.locate(ACME, "crm.yaml")).text().bytes()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/self/environ", "/proc/self/fd/0", "/proc/self/root/etc/passwd"})
  void systemFilesAreNeverRead(String target) throws IOException {
    Files.createSymbolicLink(root.resolve("crm.yaml"), Path.of(target));

    FailureKind kind =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> kindOf(() -> read("crm.yaml")));

    assertThat(kind)
        .isIn(
            FailureKind.PATH_NOT_ALLOWED, FailureKind.FILE_UNREADABLE, FailureKind.FILE_NOT_FOUND);
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    Files.createDirectory(root.resolve("crm.yaml"));

    assertThat(kindOf(() -> read("crm.yaml"))).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void aPipeIsNeverOpened() throws IOException, InterruptedException {
    Path pipe = root.resolve("crm.yaml");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(mkfifo.waitFor()).isZero();

    FailureKind kind =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> kindOf(() -> read("crm.yaml")));

    assertThat(kind).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void aDeviceIsNeverOpened() throws IOException {
    Files.createSymbolicLink(root.resolve("crm.yaml"), Path.of("/dev/zero"));

    FailureKind kind =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> kindOf(() -> read("crm.yaml")));

    assertThat(kind).isEqualTo(FailureKind.PATH_NOT_ALLOWED);
  }

  @Test
  void aLoopOfLinksCannotBeRead() throws IOException {
    Files.createSymbolicLink(root.resolve("crm.yaml"), Path.of("crm.yaml"));

    assertThat(kindOf(() -> read("crm.yaml"))).isEqualTo(FailureKind.FILE_UNREADABLE);
    assertThat(kindOf(() -> fingerprint("crm.yaml"))).isEqualTo(FailureKind.FILE_UNREADABLE);
  }

  @Test
  void fileInPlaceOfAFolderIsUnreadableWithoutNamingPaths() throws IOException {
    Files.writeString(root.resolve("team"), "no folder");

    MCPRuntimeException failure = failureOf(() -> read("team/crm.yaml"));

    assertThat(failure.kind()).isEqualTo(FailureKind.FILE_UNREADABLE);
    assertThat(failure.detail()).doesNotContain(temp.toString()).doesNotContain("team");
    assertThat(kindOf(() -> fingerprint("team/crm.yaml"))).isEqualTo(FailureKind.FILE_UNREADABLE);
  }

  @Test
  void tooLargeFileIsNotReadToItsEnd() throws IOException {
    Files.write(root.resolve("exact.yaml"), new byte[DescriptorReader.MOST_BYTES]);
    Files.write(root.resolve("large.yaml"), new byte[10 * DescriptorReader.MOST_BYTES]);

    assertThat(read("exact.yaml").text().bytes()).hasSize(DescriptorReader.MOST_BYTES);
    assertThat(read("large.yaml").text().bytes()).hasSize(DescriptorReader.MOST_BYTES + 1);
  }

  @Test
  void anEmptyFileIsReadAsItIs() throws IOException {
    Files.createFile(root.resolve("crm.yaml"));

    assertThat(read("crm.yaml").text().bytes()).isEmpty();
  }

  @Test
  void everyChangeAltersTheFingerprint() throws IOException {
    Path file = Files.writeString(root.resolve("crm.yaml"), "abc");
    Fingerprint first = fingerprint("crm.yaml").orElseThrow();

    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    Fingerprint touched = fingerprint("crm.yaml").orElseThrow();
    Path other = Files.writeString(root.resolve("other.yaml"), "abc");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    Fingerprint renamed = fingerprint("crm.yaml").orElseThrow();
    Files.writeString(file, "xyz");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    Fingerprint rewritten = fingerprint("crm.yaml").orElseThrow();

    assertThat(java.util.Set.of(first, touched, renamed, rewritten)).hasSize(4);
    assertThat(fingerprint("crm.yaml")).contains(rewritten);
  }

  private SourceContent read(String path) {
    return directory.read(directory.locate(ACME, path));
  }

  private Optional<Fingerprint> fingerprint(String path) {
    return directory.fingerprint(directory.locate(ACME, path));
  }

  private static FailureKind kindOf(Runnable call) {
    return failureOf(call).kind();
  }

  private static MCPRuntimeException failureOf(Runnable call) {
    return catchThrowableOfType(MCPRuntimeException.class, call::run);
  }
}
