package dev.patchbay.registry.mark;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditChain.Judgement;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.StartRefusal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Compares the store with its high-water mark, and moves the mark while the node runs. A store that
 * went back never overwrites the mark; the mark stays until an operator removes its file. For one
 * thread at a time.
 */
@SingletonBean
public class HighWaterMarks {
  private final StoreExtent store;
  private final DataDirectory data;
  private Optional<HighWaterMark> written = Optional.empty();

  @Inject
  public HighWaterMarks(StoreExtent store, DataDirectory data) {
    this.store = store;
    this.data = data;
  }

  /** Fails with a {@link StartRefusal} when the store is behind its mark. */
  public void check() {
    written = read();
    HighWaterMark now = store.now();
    written
        .flatMap(seen -> seen.complaintAbout(now).or(() -> complaintAbout(seen.audit(), now)))
        .or(() -> complaintAbout(now.audit(), now))
        .ifPresent(this::refuse);
    move();
  }

  private Optional<HighWaterMark> read() {
    try {
      return file().read();
    } catch (IOException e) {
      throw StartRefusal.forNow(
          "The file "
              + file().name()
              + " in patchbay.data.dir cannot be read. Make it readable for the server's user");
    }
  }

  /** Is this the record of the chain? Earlier records may have been archived. */
  private Optional<String> complaintAbout(AuditChain record, HighWaterMark now) {
    if (record.seq() == 0) {
      return Optional.empty();
    }
    Optional<String> line = store.auditLine(record.seq());
    boolean fits =
        line.isPresent()
            ? line.filter(text -> isRecord(text, record)).isPresent()
            : record.seq() < now.audit().seq();
    return fits ? Optional.empty() : HighWaterMark.otherRecord(record.seq());
  }

  private static boolean isRecord(String line, AuditChain record) {
    return AuditChain.ahead(line)
        .map(before -> before.judge(line))
        .filter(new Judgement.Fits(record)::equals)
        .isPresent();
  }

  private void refuse(String complaint) {
    throw StartRefusal.forNow(
        complaint
            + ". Restore the store, or remove "
            + file().name()
            + " from patchbay.data.dir to accept the store as it is");
  }

  /**
   * Saves the new mark when the store has advanced. Returns a sentence when the store went back.
   * Fails with STORE_UNAVAILABLE, or an {@link UncheckedIOException}.
   */
  public Optional<String> move() {
    HighWaterMark now = store.now();
    Optional<String> complaint = written.flatMap(seen -> seen.complaintAbout(now));
    if (complaint.isEmpty() && !written.equals(Optional.of(now))) {
      write(now);
    }
    return complaint;
  }

  private void write(HighWaterMark now) {
    try {
      file().write(now);
      written = Optional.of(now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HighWaterMarkFile file() {
    return new HighWaterMarkFile(data.file("store-mark-" + store.kind() + ".txt"));
  }
}
