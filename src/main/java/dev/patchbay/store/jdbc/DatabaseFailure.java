package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translates database errors by SQL state into sentences without internals. */
final class DatabaseFailure {
  private static final Map<Integer, String> BY_H2_CODE =
      Map.of(
          90020, "the files in patchbay.data.dir are in use by another process",
          90028, "the file of the store cannot be read or written",
          90030, "the file of the store is damaged; restore patchbay.mv.db from a backup",
          90031, "the file of the store cannot be read or written",
          90097, "the file of the store can only be read");

  private static final Set<String> NO_WRITES = Set.of("25006", "53100");

  private static final Map<String, String> BY_STATE =
      Map.of(
          "28P01", "the database refuses the user or the password",
          "28000", "the database refuses the user or the password",
          "3D000", "there is no database of that name",
          "53100", "the disk of the database is full",
          "53300", "the database takes no more connections",
          "55P03", "another node locks the store for too long",
          "57P03", "the database is starting or stopping",
          "25006", "the database can only be read");

  private static final Map<String, String> BY_CLASS =
      Map.of(
          "08", "the database cannot be reached",
          "57", "the database ended the connection",
          "HY", "the database did not answer in time");

  private DatabaseFailure() {}

  /** STORE_UNAVAILABLE for failures that may pass; errors in our own statements are rethrown. */
  static RuntimeException of(Exception failure, String sentence) {
    if (failure instanceof MCPRuntimeException known) {
      return known;
    }
    Optional<SQLException> sql = sql(failure);
    if (failure instanceof RuntimeException fault && (sql.isEmpty() || isOurFault(sql.get()))) {
      return fault;
    }
    return new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, sentence, failure);
  }

  /** Short reason why the database is unavailable, without content and addresses. */
  static String reason(Throwable failure) {
    return sql(failure).map(DatabaseFailure::reason).orElse("the store cannot be opened");
  }

  private static String reason(SQLException failure) {
    String byCode = BY_H2_CODE.get(failure.getErrorCode());
    if (byCode != null) {
      return byCode;
    }
    String state = String.valueOf(failure.getSQLState());
    String byClass =
        BY_CLASS.getOrDefault(
            state.substring(0, Math.min(2, state.length())), "the database cannot be used");
    return BY_STATE.getOrDefault(state, byClass);
  }

  /**
   * Is the database unreachable, as opposed to reachable but read-only? A file needs no network:
   * only a timeout of a connection or lock counts.
   */
  static boolean isAway(Throwable failure, boolean file) {
    String state = sql(failure).map(SQLException::getSQLState).orElse("");
    return file ? state.isEmpty() || state.startsWith("HYT") : !NO_WRITES.contains(state);
  }

  private static boolean isOurFault(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("42")
        || state.startsWith("0A");
  }

  /** The most specific SQL exception: the deepest one with a state. */
  private static Optional<SQLException> sql(Throwable failure) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && (found.isEmpty() || sql.getSQLState() != null)) {
        found = Optional.of(sql);
      }
    }
    return found;
  }
}
