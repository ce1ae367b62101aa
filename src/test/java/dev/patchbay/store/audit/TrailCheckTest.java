package dev.patchbay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailCheckTest {
  @TempDir Path directory;

  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void writeAChain() {
    AuditChain chain = AuditChain.BEGINNING;
    for (int i = 1; i <= 5; i++) {
      AuditChain.Link link = chain.add(Optional.empty(), record("c" + i));
      lines.add(link.line());
      chain = link.chain();
    }
  }

  @Test
  void intactChainHasNoFindings() throws IOException {
    TrailCheck check = check();

    assertThat(check.findings()).isEmpty();
    assertThat(check.last().orElseThrow().seq()).isEqualTo(5);
  }

  @Test
  void anyChangedCharacterIsFound() throws IOException {
    String line = lines.get(2);
    for (int i = 0; i < line.length(); i++) {
      char other = line.charAt(i) == '1' ? '2' : '1';
      lines.set(2, line.substring(0, i) + other + line.substring(i + 1));

      assertThat(check().findings()).as("character %d", i).isNotEmpty();
    }
  }

  @Test
  void rewrittenLineIsFoundAtTheNextOne() throws IOException {
    AuditChain before = AuditChain.after(lines.get(1)).orElseThrow();
    lines.set(2, before.add(Optional.empty(), record("forged")).line());

    assertThat(check().findings()).singleElement().asString().contains(":4 does not follow");
  }

  @Test
  void removedLineIsFound() throws IOException {
    lines.remove(2);

    assertThat(check().findings())
        .singleElement()
        .asString()
        .contains(":3 does not follow", "number 4 after 2");
  }

  @Test
  void reorderedLinesAreFound() throws IOException {
    Collections.swap(lines, 1, 2);

    assertThat(check().findings()).isNotEmpty();
  }

  @Test
  void addedLineIsFound() throws IOException {
    lines.add(3, lines.get(2));

    assertThat(check().findings()).isNotEmpty();
  }

  @Test
  void chainMayBeginInAnArchive() throws IOException {
    lines.remove(0);
    TrailCheck check = check();

    assertThat(check.findings()).isEmpty();
    assertThat(check.first().orElseThrow().seq()).isEqualTo(1);
  }

  private TrailCheck check() throws IOException {
    Path file = Files.write(directory.resolve("trail.jsonl"), lines);
    TrailCheck check = new TrailCheck(line -> {});
    check.read(file);
    return check;
  }

  private static AuditRecord record(String object) {
    Caller ann = new Caller(new TenantId("acme"), "ann", Set.of(Role.ADMIN), Optional.empty());
    return AuditRecord.pending(
        ann, Instant.parse("2026-11-26T10:00:00Z"), "ConnectorInstalled", object, Optional.empty());
  }
}
