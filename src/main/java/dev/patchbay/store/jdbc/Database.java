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
 * Work on the database, each piece on a connection of its own. Nothing here waits for longer than
 * the data source lets it. Every failure of the database is STORE_UNAVAILABLE; until it is open,
 * nothing is tried.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Database.class.getName());
  private static final String UNAVAILABLE =
      "The store cannot be reached for now; nothing was changed. Try again in a moment.";
  private static final String UNKNOWN =
      "The store went away while the change was saved: it may or may not have happened. Look again"
          + " before you repeat it.";

  private final DeferredDataSource source;
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final WriteLock turns;
  private final Optional<ChangeNotices> notices;
  private final Optional<H2File> file;
  private volatile Optional<Trouble> trouble = Optional.empty();
  private volatile boolean open;

  private Database(
      DeferredDataSource source,
      WriteLock turns,
      Optional<ChangeNotices> notices,
      InstantSource clock) {
    this.source = source;
    this.notices = notices;
    this.turns = turns;
    this.clock = clock;
    this.jdbi = Jdbi.create(() -> source.get().getConnection());
    this.file = notices.isPresent() ? Optional.empty() : Optional.of(new H2File(jdbi));
  }

  /**
   * H2, which belongs to this process alone. One writes at a time: in H2 2.3 to 2.5, of two
   * transactions that wait for the same row, the rollback of one can undo what the other has
   * committed.
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

  /** PostgreSQL, which sees to it itself that writers do not harm each other. */
  public static Database ofServer(Supplier<DataSource> source, InstantSource clock) {
    return ofServer(new DeferredDataSource(source), clock);
  }

  /** As above, of a data source that is made already. */
  public static Database ofServer(DataSource source, InstantSource clock) {
    return ofServer(new DeferredDataSource(source), clock);
  }

  private static Database ofServer(DeferredDataSource source, InstantSource clock) {
    return new Database(
        source, WriteLock.free(), Optional.of(new ChangeNotices(source::get)), clock);
  }

  /**
   * Brings the schema up to date; from then on there is something to work on. A file is read from
   * one end to the other: it fails here when something in it cannot be read.
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

  /** Reads; each statement sees what was committed when it began. */
  public <T> T read(Function<Handle, T> work) {
    requireOpen();
    try {
      return reached(jdbi.withHandle(work::apply));
    } catch (RuntimeException e) {
      throw noted(e, UNAVAILABLE);
    }
  }

  /**
   * Does the work in one transaction: all of it or, when it fails, nothing. Whether a commit that
   * was cut off has happened nobody can tell, and the failure says so.
   */
  public <T> T write(Function<Handle, T> work) {
    requireOpen();
    return turns.inTurn(() -> transaction(work));
  }

  private <T> T transaction(Function<Handle, T> work) {
    boolean committing = false;
    try (Handle handle = jdbi.open()) {
      handle.begin();
      T result = worked(handle, work);
      committing = true;
      handle.commit();
      well();
      return result;
    } catch (RuntimeException e) {
      throw noted(e, committing ? UNKNOWN : UNAVAILABLE);
    }
  }

  /** A read that succeeds ends the state "away"; only a write tells whether writes work. */
  private <T> T reached(T result) {
    if (trouble.filter(Trouble::away).isPresent()) {
      well();
    }
    return result;
  }

  private void well() {
    if (trouble.isPresent()) {
      trouble = Optional.empty();
      LOG.log(Level.INFO, "The store is of use again.");
    }
  }

  /**
   * Does a piece of work that changes nothing. A file that could only be read when it was opened is
   * closed when that fails: the next piece of work opens it again.
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

  /** Logs the change from good to bad, not every failure. */
  private RuntimeException noted(RuntimeException e, String sentence) {
    RuntimeException failure = DatabaseFailure.of(e, sentence);
    boolean isNoUse = failure instanceof MCPRuntimeException && failure != e;
    boolean away = DatabaseFailure.isAway(e, isFile());
    if (isNoUse && (trouble.isEmpty() || (trouble.get().away() && !away))) {
      String reason = DatabaseFailure.reason(e);
      trouble = Optional.of(new Trouble(reason, clock.instant(), away));
      LOG.log(Level.WARNING, () -> "The store is of no use for now: " + reason + ".", e);
    }
    return failure;
  }

  /** Empty as long as the last piece of work succeeded, or failed for a reason of its own. */
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
        // A connection that is gone rolls back by itself; the first failure says more.
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

  /** How nodes tell each other of changes; a file has no other nodes. */
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
