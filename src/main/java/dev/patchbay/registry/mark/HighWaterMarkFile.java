package dev.patchbay.registry.mark;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.operator.OwnerOnlyFile;
import dev.patchbay.registry.operator.StartRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of a high-water mark, outside of the store, one value per line. */
record HighWaterMarkFile(OwnerOnlyFile file) {
  private static final Pattern CONTENT =
      Pattern.compile(
          """
          store=([\\w-]{1,64})
          revision=(\\d{1,18})
          audit_seq=(\\d{1,18})
          audit_hash=([0-9a-f]{64})
          """);
  private static final int MOST_BYTES = 1024;

  String name() {
    return String.valueOf(file.path().getFileName());
  }

  /** Empty when the file is absent. Fails with a {@link StartRefusal} when it is damaged. */
  Optional<HighWaterMark> read() throws IOException {
    if (!Files.exists(file.path())) {
      return Optional.empty();
    }
    file.tighten();
    String text = Files.size(file.path()) > MOST_BYTES ? "" : content();
    Matcher matcher = CONTENT.matcher(text);
    if (!matcher.matches()) {
      throw StartRefusal.forNow(
          "The file "
              + name()
              + " in patchbay.data.dir is empty or damaged, so the node cannot check that the"
              + " store is whole. Restore the file, or remove it to accept the store as it is");
    }
    return Optional.of(
        new HighWaterMark(
            matcher.group(1),
            new Revision(Long.parseLong(matcher.group(2))),
            new AuditChain(Long.parseLong(matcher.group(3)), matcher.group(4))));
  }

  private String content() throws IOException {
    return new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1);
  }

  void write(HighWaterMark mark) throws IOException {
    String text =
        "store=%s\nrevision=%s\naudit_seq=%d\naudit_hash=%s\n"
            .formatted(mark.store(), mark.revision(), mark.audit().seq(), mark.audit().hash());
    file.replace(text.getBytes(StandardCharsets.US_ASCII));
  }
}
