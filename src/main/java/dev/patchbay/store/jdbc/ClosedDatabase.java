package dev.patchbay.store.jdbc;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Classifies H2 errors that end a connection, for the pool. H2 closes itself when it cannot write
 * and reopens with a new connection. Its errors lack an SQL state of class 08, so a busy pool would
 * otherwise keep lending the dead connections.
 */
final class ClosedDatabase implements SQLExceptionOverride {
  /**
   * CONNECTION_BROKEN_1, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN, IO_EXCEPTION_1 and _2.
   */
  private static final Set<Integer> CODES = Set.of(90067, 90098, 90121, 90028, 90031);

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return CODES.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
