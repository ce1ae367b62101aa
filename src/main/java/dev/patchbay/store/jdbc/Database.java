package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.node.StoreAccess.Trouble;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Access to the database, one connection per operation. Waits are limited by the timeouts of the
 * data source. Each database failure becomes STORE_UNAVAILABLE. Fails at once until it is open.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Database.class.getName());
  private static final String UNAVAILABLE =
      "The store is unavailable; nothing was changed. Try again in a moment.";
  private static final String UNKNOWN =
      "The connection to the store was lost during the commit: the change may or may not have"
          + " happened. Check before you repeat it.";

  private final DeferredDataSource source;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final WriteLock writeLock;
  private final Optional<ChangeNotices> notices;
  private final Optional<H2File> file;
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile boolean open;

  private Database(
      DeferredDataSource source,
      WriteLock writeLock,
      Optional<ChangeNotices> notices,
      InstantSource clock) {
    this.source = source;
    this.notices = notices;
    this.writeLock = writeLock;
    this.clock = clock;
    this.jdbi = Jdbi.create(() -> source.get().getConnection());
    this.file = notices.isPresent() ? Optional.empty() : Optional.of(new H2File(jdbi));
  }

  /**
   * H2, used by this process alone. Writers run one at a time: in H2 2.3 to 2.5, when two
   * transactions wait for the same row, the rollback of one can undo what the other has committed.
   */
  public static Database ofFile(Supplier<DataSource> source, InstantSource clock) {
    return ofFile(new DeferredDataSource(source), clock);
  }

  /** As above, of a data source that is made already. */
  public static Database ofFile(DataSource source, InstantSource clock) {
    return ofFile(new DeferredDataSource(source), clock);
  }

  private static Database ofFile(DeferredDataSource source, InstantSource clock) {
    return new Database(source, WriteLock.oneAtATime(), Optional.empty(), clock);
  }

  /** PostgreSQL, which isolates concurrent writers itself. */
  public static Database ofServer(Supplier<DataSource> source, InstantSource clock) {
    return ofServer(new DeferredDataSource(source), clock);
  }

  /** PostgreSQL with an existing data source. */
  public static Database ofServer(DataSource source, InstantSource clock) {
    return ofServer(new DeferredDataSource(source), clock);
  }

  private static Database ofServer(DeferredDataSource source, InstantSource clock) {
    return new Database(
        source, WriteLock.free(), Optional.of(new ChangeNotices(source::get)), clock);
  }

  /**
   * Migrates the schema and opens the database. An H2 file is read completely, so that a damaged
   * file fails here.
   */
  public void open() {
    DataSource found = source.get();
    try {
      file.ifPresent(H2File::requireWritable);
      Migrations.apply(found);
      file.ifPresent(H2File::readAll);
    } catch (RuntimeException e) {
      throw e instanceof MCPRuntimeException
          ? e
          : new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, DatabaseFailure.reason(e), e);
    }
    open = true;
  }

  /** Runs a read; each statement sees what was committed when it began. */
  public <T> T read(Function<Handle, T> work) {
    requireOpen();
    try {
      return readSucceeded(jdbi.withHandle(work::apply));
    } catch (RuntimeException e) {
      throw logged(e, UNAVAILABLE);
    }
  }

  /**
   * Runs the work in one transaction. When the connection is lost during the commit, the outcome is
   * unknown, and the failure says so.
   */
  public <T> T write(Function<Handle, T> work) {
    requireOpen();
    return writeLock.inTurn(() -> transaction(work));
  }

  private <T> T transaction(Function<Handle, T> work) {
    boolean committing = false;
    try (Handle handle = jdbi.open()) {
      handle.begin();
      T result = worked(handle, work);
      committing = true;
      handle.commit();
      available();
      return result;
    } catch (RuntimeException e) {
      throw logged(e, committing ? UNKNOWN : UNAVAILABLE);
    }
  }

  /** A successful read ends the state "away"; only a write shows that writes work. */
  private <T> T readSucceeded(T result) {
    if (trouble.filter(Trouble::away).isPresent()) {
      available();
    }
    return result;
  }

  private void available() {
    if (trouble.isPresent()) {
      trouble = Optional.empty();
      LOG.log(Level.INFO, "Store available again.");
    }
  }

  /**
   * Runs a test write. When it fails on a read-only H2 file, the database is closed, so that the
   * next operation reopens the file.
   */
  void requireWritable(Consumer<Handle> touch) {
    try {
      writing(touch);
    } catch (MCPRuntimeException e) {
      file.ifPresent(H2File::closeIfReadOnly);
      throw e;
    }
  }

  boolean isFile() {
    return file.isPresent();
  }

  /** Logs the change from available to unavailable, not every failure. */
  private RuntimeException logged(RuntimeException e, String sentence) {
    RuntimeException failure = DatabaseFailure.of(e, sentence);
    boolean isNoUse = failure instanceof MCPRuntimeException && failure != e;
    boolean away = DatabaseFailure.isAway(e, isFile());
    if (isNoUse && (trouble.isEmpty() || (trouble.get().away() && !away))) {
      String reason = DatabaseFailure.reason(e);
      trouble = Optional.of(new Trouble(reason, clock.instant(), away));
      LOG.log(Level.WARNING, () -> "Store unavailable: " + reason + ".", e);
    }
    return failure;
  }

  /** Empty while the last operation succeeded, or failed for a reason of its own. */
  Optional<Trouble> trouble() {
    return trouble;
  }

  private static <T> T worked(Handle handle, Function<Handle, T> work) {
    try {
      return work.apply(handle);
    } catch (RuntimeException | Error e) {
      try {
        handle.rollback();
      } catch (RuntimeException lost) {
        // A broken connection rolls back by itself; the first failure is the more useful one.
        e.addSuppressed(lost);
      }
      throw e;
    }
  }

  /** As {@link #write} for work without a result. */
  public void writing(Consumer<Handle> work) {
    write(
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  private void requireOpen() {
    if (!open) {
      throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, UNAVAILABLE);
    }
  }

  /** Change notifications between nodes; empty for a file, which has only one node. */
  Optional<ChangeNotices> notices() {
    return notices;
  }

  @Override
  public void close() {
    open = false;
    notices.ifPresent(ChangeNotices::close);
    source.close();
  }
}
