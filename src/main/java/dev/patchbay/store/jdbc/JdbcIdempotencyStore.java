package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.idempotency.IdempotencyKey;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.idempotency.StoredAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Idempotency store in a database, shared by all nodes and kept across restarts. */
final class JdbcIdempotencyStore implements IdempotencyStore {
  private static final String OF_KEY =
      " WHERE tenant = :tenant AND caller = :caller AND project = :project AND route = :route"
          + " AND request_key = :request_key";

  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  JdbcIdempotencyStore(Database database) {
    this.database = database;
  }

  private record Row(String digest, Instant begunAt, Optional<StoredAnswer> answer) {
    boolean isOver(Instant now) {
      return IdempotencyStore.isOver(begunAt, answer.isPresent(), now);
    }
  }

  @Override
  public Beginning begin(IdempotencyKey key, String digest, Instant now) {
    try {
      return database.write(handle -> begin(handle, key, digest, now));
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        // Another request has inserted the row meanwhile; now it can be read.
        return database.write(handle -> begin(handle, key, digest, now));
      }
      throw e;
    }
  }

  private static Beginning begin(Handle handle, IdempotencyKey key, String digest, Instant now) {
    Optional<Row> known = find(handle, key);
    if (known.isEmpty() || known.get().isOver(now)) {
      // Replace only a row that was read and is locked; a row inserted since belongs to another
      // request.
      known.ifPresent(over -> forget(handle, key));
      insert(handle, key, digest, now);
      return new Beginning.Begun();
    }
    if (!known.get().digest().equals(digest)) {
      return new Beginning.OtherRequest();
    }
    return known
        .get()
        .answer()
        .<Beginning>map(Beginning.Answered::new)
        .orElseGet(Beginning.Running::new);
  }

  private static Optional<Row> find(Handle handle, IdempotencyKey key) {
    return at(handle.createQuery("SELECT * FROM first_answer" + OF_KEY + " FOR UPDATE"), key)
        .map((row, context) -> row(row))
        .findOne();
  }

  private static Row row(ResultSet row) throws SQLException {
    String body = row.getString("body");
    Optional<StoredAnswer> answer =
        body == null
            ? Optional.empty()
            : Optional.of(
                new StoredAnswer(
                    row.getInt("status"),
                    Optional.ofNullable(row.getString("location")),
                    new Revision(row.getLong("revision")),
                    body));
    return new Row(row.getString("digest"), InstantText.instant(row.getString("begun_at")), answer);
  }

  private static void insert(Handle handle, IdempotencyKey key, String digest, Instant now) {
    at(
            handle.createUpdate(
                """
                INSERT INTO first_answer (tenant, caller, project, route, request_key, digest, begun_at)
                VALUES (:tenant, :caller, :project, :route, :request_key, :digest, :begun_at)
                """),
            key)
        .bind("digest", digest)
        .bind("begun_at", InstantText.text(now))
        .execute();
  }

  @Override
  public void finish(IdempotencyKey key, StoredAnswer answer) {
    database.writing(
        handle ->
            at(
                    handle.createUpdate(
                        "UPDATE first_answer SET status = :status, location = :location,"
                            + " revision = :revision, body = :body"
                            + OF_KEY),
                    key)
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("revision", answer.revision().value())
                .bind("body", answer.body())
                .execute());
  }

  @Override
  public void forget(IdempotencyKey key) {
    database.writing(handle -> forget(handle, key));
  }

  private static void forget(Handle handle, IdempotencyKey key) {
    at(handle.createUpdate("DELETE FROM first_answer" + OF_KEY), key).execute();
  }

  private static <S extends SqlStatement<S>> S at(S statement, IdempotencyKey key) {
    return statement
        .bind("tenant", key.tenant().value())
        .bind("caller", key.caller())
        .bind("project", key.project().value())
        .bind("route", key.route())
        .bind("request_key", key.key());
  }
}
