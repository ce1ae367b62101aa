package dev.patchbay.store.audit;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.audit.AuditLine;
import dev.patchbay.registry.audit.AuditPage;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one page of the audit trail backwards, examining at most {@link #MOST_LINES} lines. A
 * cursor is the number of the last examined line and its position in its file, which stays valid
 * when the full file is renamed.
 */
final class TrailPageReader {
  static final int MOST_LINES = 20_000;

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  private final TrailFiles files;
  private final List<AuditRecord> found = new ArrayList<>();
  private int looked;
  private long seq = Long.MAX_VALUE;

  TrailPageReader(TrailFiles files) {
    this.files = files;
  }

  AuditPage read(AuditQuery query) throws IOException {
    Optional<Matcher> cursor = query.cursor().map(TrailPageReader::parsed);
    long before = cursor.map(m -> Long.parseLong(m.group(1))).orElse(Long.MAX_VALUE);
    Optional<Long> end = cursor.map(m -> Long.parseLong(m.group(2)));
    List<Path> paths = from(before);
    for (int i = 0; i < paths.size(); i++) {
      long rest = read(paths.get(i), query, i == 0 ? end : Optional.empty());
      boolean isEnd = rest == 0 && i == paths.size() - 1;
      if (isFull(query) && !isEnd) {
        return new AuditPage(found, Optional.of(seq + "-" + rest));
      }
    }
    return new AuditPage(found, Optional.empty());
  }

  private boolean isFull(AuditQuery query) {
    return found.size() >= query.limit() || looked >= MOST_LINES;
  }

  private static Matcher parsed(String cursor) {
    Matcher matcher = CURSOR.matcher(cursor);
    if (!matcher.matches()) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, "cursor must be the next_cursor of an earlier audit page.");
    }
    return matcher;
  }

  /** The file with the lines before that number and all older files, newest first. */
  private List<Path> from(long before) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (Files.exists(files.active())) {
      paths.add(files.active());
    }
    for (TrailFiles.Full full : files.full()) {
      if (full.lastSeq() >= before) {
        paths.clear();
      }
      paths.add(full.path());
    }
    return paths;
  }

  /**
   * Reads a file; returns the position to continue at, 0 when the file is read to its beginning.
   */
  private long read(Path file, AuditQuery query, Optional<Long> end) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.min(end.orElse(Long.MAX_VALUE), channel.size());
      BackwardLines lines = new BackwardLines(channel, from);
      while (!isFull(query)) {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
          return 0;
        }
        looked++;
        AuditLine.read(line.get()).ifPresent(each -> take(each, query));
      }
      return lines.position();
    }
  }

  private void take(AuditLine line, AuditQuery query) {
    seq = line.seq();
    if (line.record().outcome() != Outcome.PENDING && query.admits(line.record())) {
      found.add(line.record());
    }
  }
}
