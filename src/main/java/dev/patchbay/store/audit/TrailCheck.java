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

/** Goes through files of a chain, the oldest first, and says what does not fit. For one thread. */
final class TrailCheck {
  private final Consumer<String> lines;
  private final List<String> findings = new ArrayList<>();
  private Optional<AuditChain> chain = Optional.empty();
  private Optional<AuditChain> first = Optional.empty();
  private long cutOff;

  /**
   * @param lines is given each whole line
   */
  TrailCheck(Consumer<String> lines) {
    this.lines = lines;
  }

  /** What was found, as sentences with file and line; empty when all is well. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** Where the first line says that the chain stood before it. */
  Optional<AuditChain> first() {
    return first;
  }

  /** Where the chain stands after the last line. */
  Optional<AuditChain> last() {
    return chain;
  }

  /** Bytes behind the last line end: of a line that was cut off when the node was. */
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
