package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Change notifications by PostgreSQL {@code NOTIFY} with every commit, and one connection that
 * listens. Notifications only shorten the poll interval. While the connection is lost, polling
 * continues; after a reconnect the node polls at once, since earlier notifications are lost.
 */
final class ChangeNotices implements CommitStep, AutoCloseable {
  private static final Logger LOG = System.getLogger(ChangeNotices.class.getName());
  private static final String CHANNEL = "patchbay_change";
  private static final int WAIT_MILLIS = 5_000;
  private static final long PAUSE_SECONDS = 1;

  private final Supplier<DataSource> source;
  private @Nullable Thread thread;

  /** Used by the listening thread only, so that each outage is logged once. */
  private boolean isWell = true;

  ChangeNotices(Supplier<DataSource> source) {
    this.source = source;
  }

  /** Sends a notification, which PostgreSQL delivers when the transaction commits. */
  @Override
  public void write(Handle handle, Commit commit) {
    tell(handle, commit.revision());
  }

  /** As {@link #write}, for all changes up to a revision. */
  void tell(Handle handle, Revision revision) {
    handle
        .createQuery("SELECT pg_notify(:channel, :revision)")
        .bind("channel", CHANNEL)
        .bind("revision", revision.toString())
        .mapTo(String.class)
        .list();
  }

  synchronized void listen(Runnable look) {
    Thread listener = new Thread(() -> listenPersistently(look), "patchbay-change-notices");
    listener.setDaemon(true);
    thread = listener;
    listener.start();
  }

  private void listenPersistently(Runnable look) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        listenOnce(look);
      } catch (SQLException e) {
        if (isWell) {
          LOG.log(Level.INFO, "Lost the LISTEN connection; polling continues. " + e.getMessage());
        }
        isWell = false;
        pause();
      }
    }
  }

  private void listenOnce(Runnable look) throws SQLException {
    try (Connection connection = source.get().getConnection();
        Statement statement = connection.createStatement()) {
      PGConnection server = connection.unwrap(PGConnection.class);
      statement.execute("LISTEN " + CHANNEL);
      isWell = true;
      look.run();
      while (!Thread.currentThread().isInterrupted()) {
        PGNotification[] notices = server.getNotifications(WAIT_MILLIS);
        if (notices != null && notices.length > 0) {
          look.run();
        } else {
          statement.execute("SELECT 1");
        }
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
