package dev.patchbay.store.audit;

import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditLine;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.operator.OwnerOnlyFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file that the audit trail is written to, locked by this process. A failed write leaves no
 * partial line. Guarded by its owner.
 */
final class TrailFile implements AutoCloseable {
  private static final Logger LOG = System.getLogger(TrailFile.class.getName());

  private final TrailFiles files;
  private FileChannel channel;
  private AuditChain chain;
  private long length;

  private TrailFile(TrailFiles files, FileChannel channel) throws IOException {
    this.files = files;
    this.channel = channel;
    Map<Long, AuditRecord> pending = new TreeMap<>();
    TrailCheck check =
        new TrailCheck(line -> AuditLine.read(line).ifPresent(each -> note(each, pending)));
    check.read(files.active());
    check.findings().forEach(TrailFile::report);
    length = channel.size() - check.cutOff();
    if (check.cutOff() > 0) {
      LOG.log(
          Level.WARNING,
          () -> "The last line of " + files.active() + " was cut off by a crash; it is dropped.");
      channel.truncate(length);
    }
    Optional<AuditChain> last = check.last();
    chain = last.isPresent() ? last.get() : afterFullFiles();
    for (Map.Entry<Long, AuditRecord> each : pending.entrySet()) {
      append(Optional.of(each.getKey()), each.getValue().as(Outcome.UNKNOWN));
    }
    force();
  }

  private static void report(String finding) {
    LOG.log(Level.ERROR, () -> "The audit trail was tampered with: " + finding + ".");
  }

  private static void note(AuditLine line, Map<Long, AuditRecord> pending) {
    line.of().ifPresent(pending::remove);
    if (line.record().outcome() == Outcome.PENDING) {
      pending.put(line.seq(), line.record());
    }
  }

  private AuditChain afterFullFiles() throws IOException {
    List<TrailFiles.Full> full = files.full();
    if (full.isEmpty()) {
      return AuditChain.BEGINNING;
    }
    try (FileChannel last = FileChannel.open(full.get(0).path(), StandardOpenOption.READ)) {
      return new BackwardLines(last, last.size())
          .next()
          .flatMap(AuditChain::after)
          .orElseThrow(() -> new IOException("a full file has no last line"));
    }
  }

  static TrailFile open(TrailFiles files) throws IOException {
    return new TrailFile(files, locked(files.active()));
  }

  private static FileChannel locked(Path path) throws IOException {
    FileChannel channel =
        new OwnerOnlyFile(path)
            .open(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      LOG.log(Level.DEBUG, "This process has locked it already.", e);
    }
    channel.close();
    throw new IOException("another process writes to the file");
  }

  long length() {
    return length;
  }

  /** Appends the records; returns the numbers of their lines. */
  List<Long> append(List<AuditRecord> records) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (AuditRecord record : records) {
      numbers.add(append(Optional.empty(), record));
    }
    return numbers;
  }

  long append(Optional<Long> of, AuditRecord record) throws IOException {
    AuditChain.Link link = chain.add(of, record);
    ByteBuffer bytes = ByteBuffer.wrap((link.line() + "\n").getBytes(StandardCharsets.UTF_8));
    long end = length + bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, end - bytes.remaining());
      }
    } catch (IOException e) {
      channel.truncate(length);
      throw e;
    }
    length = end;
    chain = link.chain();
    return chain.seq();
  }

  AuditChain chain() {
    return chain;
  }

  void force() throws IOException {
    channel.force(false);
  }

  /**
   * Continues the chain in an empty file. When that cannot be created, keeps writing to this file.
   */
  void rotate() throws IOException {
    force();
    FileChannel empty = locked(files.next());
    new OwnerOnlyFile(files.active()).rename(files.full(chain.seq()));
    new OwnerOnlyFile(files.next()).rename(files.active());
    channel.close();
    channel = empty;
    length = 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
