package dev.patchbay.store.audit;

import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditChain.Judgement;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Verifies the files of an audit chain, oldest first. For one thread. */
final class TrailCheck {
  private final Consumer<String> lines;
  private final List<String> findings = new ArrayList<>();
  private Optional<AuditChain> chain = Optional.empty();
  private Optional<AuditChain> first = Optional.empty();
  private long cutOff;

  /**
   * @param lines receives each complete line
   */
  TrailCheck(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Findings as sentences with file and line; empty when the chain is intact. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** State of the chain before the first line, as that line says. */
  Optional<AuditChain> first() {
    return first;
  }

  /** State of the chain after the last line. */
  Optional<AuditChain> last() {
    return chain;
  }

  /** Number of bytes behind the last line end: a line cut off by a crash. */
  long cutOff() {
    return cutOff;
  }

  void read(Path file) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          take(file + ":" + number, line.toString(StandardCharsets.UTF_8));
          line.reset();
          number++;
        } else {
          line.write(b);
        }
      }
    }
    cutOff = line.size();
  }

  private void take(String place, String line) {
    AuditChain before = chain.or(() -> AuditChain.ahead(line)).orElse(AuditChain.BEGINNING);
    if (first.isEmpty()) {
      first = Optional.of(before);
    }
    if (before.judge(line) instanceof Judgement.Broken broken) {
      findings.add(place + " " + broken.reason());
    }
    chain = AuditChain.after(line).or(() -> Optional.of(before));
    lines.accept(line);
  }
}
