package dev.patchbay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.NodeName;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as an operator runs it: a process with only our classes. */
class VerifyAuditTest {
  @TempDir Path data;

  private Path folder;

  private record Verdict(int status, String output) {}

  @BeforeEach
  void writeATrail() throws IOException {
    SettableClock clock = new SettableClock();
    FileAuditTrail trail =
        new FileAuditTrail(
            new DataDirectory(data),
            new NodeName("n1"),
            new RefusalBudget(RefusalSettings.DEFAULT, clock::nanoTime),
            1_000);
    Caller ann = new Caller(new TenantId("acme"), "ann", Set.of(Role.ADMIN), Optional.empty());
    for (int i = 0; i < 10; i++) {
      AuditRecord record =
          AuditRecord.pending(
              ann, clock.instant(), "ConnectorInstalled", "c" + i, Optional.empty());
      trail.recording(List.of(record), () -> {}, permit -> permit.use(() -> true));
    }
    trail.close();
    folder = Files.move(data.resolve("audit"), data.resolve("copied elsewhere"));
  }

  @Test
  void intactTrailOfSeveralFilesIsWhole() throws Exception {
    assertThat(verify())
        .satisfies(
            verdict -> {
              assertThat(verdict.output()).contains("n1: whole, lines 1 to 20, last hash ");
              assertThat(verdict.status()).isZero();
            });
  }

  @Test
  void changedLineIsNamedByFileAndNumber() throws Exception {
    Path active = folder.resolve("n1.jsonl");
    List<String> lines = Files.readAllLines(active);
    lines.set(0, lines.get(0).replace("\"actor\":\"ann\"", "\"actor\":\"bob\""));
    Files.write(active, lines);

    Verdict verdict = verify();

    assertThat(verdict.output()).contains("n1.jsonl:1 was changed", "NOT WHOLE");
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  void removedFileIsFound() throws Exception {
    Files.delete(new TrailFiles(folder, "n1").full().get(1).path());

    assertThat(verify().status()).isEqualTo(1);
  }

  @Test
  void lineCutByACrashIsReportedButNoFault() throws Exception {
    Files.writeString(folder.resolve("n1.jsonl"), "{\"hash\":\"0", StandardOpenOption.APPEND);

    Verdict verdict = verify();

    assertThat(verdict.output()).contains("bytes behind the last line", "n1: whole");
    assertThat(verdict.status()).isZero();
  }

  @Test
  void emptyFolderIsNotWhole() throws Exception {
    Path empty = Files.createDirectory(data.resolve("empty"));

    assertThat(verify(empty).status()).isEqualTo(1);
  }

  private Verdict verify() throws IOException, InterruptedException {
    return verify(folder);
  }

  private static Verdict verify(Path folder) throws IOException, InterruptedException {
    String classes =
        new File(VerifyAudit.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .getPath();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                VerifyAudit.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Verdict(process.waitFor(), output);
  }
}
