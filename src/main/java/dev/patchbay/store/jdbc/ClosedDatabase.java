package dev.patchbay.store.jdbc;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells the pool which failures end a connection to H2. H2 closes itself when it cannot write, and
 * opens again with a new connection; without a state of class 08 the pool would lend the old ones
 * for as long as somebody asks often enough that it does not test them.
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
