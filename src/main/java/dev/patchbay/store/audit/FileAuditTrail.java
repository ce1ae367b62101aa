package dev.patchbay.store.audit;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditEnd;
import dev.patchbay.registry.audit.AuditPage;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.NodeName;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Audit trail in files below {@code audit} in the data directory. A change is durably recorded as
 * pending before it is made; a second record states its outcome. A change that was pending when the
 * node stopped is recorded as unknown at the next start. The file is opened by the first write or
 * read.
 */
@SingletonBean
@Typed(FileAuditTrail.class)
public class FileAuditTrail implements AuditTrail, AuditEnd {
  private static final Logger LOG = System.getLogger(FileAuditTrail.class.getName());
  private static final long FULL = 16L * 1024 * 1024;

  private final Object lock = new Object();
  private final DataDirectory data;
  private final NodeName node;
  private final RefusalBudget budget;
  private final long fullBytes;
  private @Nullable TrailFile file;
  private int underway;

  @Inject
  FileAuditTrail(DataDirectory data, NodeName node, RefusalSettings refusals) {
    this(data, node, new RefusalBudget(refusals), FULL);
  }

  FileAuditTrail(DataDirectory data, NodeName node, RefusalBudget budget, long fullBytes) {
    this.data = data;
    this.node = node;
    this.budget = budget;
    this.fullBytes = fullBytes;
  }

  @Override
  public <T> T recording(
      List<AuditRecord> records, Runnable lastCheck, Function<CommitPermit, Recorded<T>> change) {
    CommitPermit permit = new CommitPermit(List.of(), lastCheck);
    if (records.isEmpty()) {
      return change.apply(permit).value();
    }
    List<Long> numbers = begin(records);
    Outcome outcome = Outcome.FAILED;
    try {
      T result = change.apply(permit).value();
      outcome = Outcome.DONE;
      return result;
    } finally {
      end(numbers, records, outcome);
    }
  }

  @Override
  public void keep(List<AuditRecord> records) {
    boolean unused = recording(records, () -> {}, permit -> permit.use(() -> true));
  }

  private List<Long> begin(List<AuditRecord> records) {
    synchronized (lock) {
      try {
        TrailFile open = opened();
        if (open.length() >= fullBytes && underway == 0) {
          rotate(open);
        }
        List<Long> numbers = open.append(records);
        open.force();
        underway++;
        return numbers;
      } catch (IOException | UncheckedIOException e) {
        throw unavailable("written; nothing was changed", e);
      }
    }
  }

  private static void rotate(TrailFile open) {
    try {
      open.rotate();
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "The audit trail keeps writing to its full file: no new file could be created.",
          e);
    }
  }

  /** The change is already made; an outcome that cannot be recorded is logged. */
  private void end(List<Long> numbers, List<AuditRecord> records, Outcome outcome) {
    synchronized (lock) {
      underway--;
      try {
        for (int i = 0; i < numbers.size(); i++) {
          opened().append(Optional.of(numbers.get(i)), records.get(i).as(outcome));
        }
      } catch (IOException | UncheckedIOException e) {
        LOG.log(Level.ERROR, "The outcome of a change cannot be written to the audit trail.", e);
      }
    }
  }

  @Override
  public void refused(AuditRecord record) {
    OptionalLong leftOut = budget.admit(record);
    if (leftOut.isEmpty()) {
      return;
    }
    synchronized (lock) {
      try {
        if (leftOut.getAsLong() > 0) {
          opened().append(Optional.empty(), record.leftOut(leftOut.getAsLong()));
        }
        opened().append(Optional.empty(), record.as(Outcome.REFUSED));
      } catch (IOException | UncheckedIOException e) {
        LOG.log(Level.ERROR, "A refusal cannot be written to the audit trail.", e);
      }
    }
  }

  @Override
  public AuditPage read(AuditQuery query) {
    try {
      openToRead();
      return new TrailPageReader(files()).read(query);
    } catch (IOException | UncheckedIOException e) {
      throw unavailable("read", e);
    }
  }

  @Override
  public AuditChain end() {
    synchronized (lock) {
      try {
        TrailFile open = opened();
        open.force();
        return open.chain();
      } catch (IOException | UncheckedIOException e) {
        throw unavailable("written", e);
      }
    }
  }

  @Override
  public Optional<String> line(long seq) {
    try {
      openToRead();
      return files().line(seq);
    } catch (IOException | UncheckedIOException e) {
      throw unavailable("read", e);
    }
  }

  /** Opening the file also records the changes that an earlier start left pending. */
  private void openToRead() throws IOException {
    synchronized (lock) {
      opened();
    }
  }

  private static MCPRuntimeException unavailable(String what, Exception e) {
    return new MCPRuntimeException(
        FailureKind.STORE_UNAVAILABLE, "The audit trail cannot be " + what + ".", e);
  }

  private TrailFile opened() throws IOException {
    TrailFile open = file;
    if (open == null) {
      open = TrailFile.open(files());
      file = open;
    }
    return open;
  }

  private TrailFiles files() throws IOException {
    Path directory = new DataDirectory(data.made().resolve("audit")).made();
    return new TrailFiles(directory, node.value());
  }

  @PreDestroy
  void close() {
    synchronized (lock) {
      try {
        if (file != null) {
          file.close();
          file = null;
        }
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The audit trail could not be closed.", e);
      }
    }
  }
}
