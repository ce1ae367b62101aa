package dev.patchbay.store.jdbc;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.secret.WrappedKeys;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Wrapped data keys in the store's database, shared by all nodes. */
public final class JdbcWrappedKeys implements WrappedKeys {
  private static final String SELECT = "SELECT tenant, wrapped_by, wrapped FROM tenant_key";

  private final Database database;

  public JdbcWrappedKeys(Database database) {
    this.database = database;
  }

  @Override
  public Optional<WrappedKey> find(TenantId tenant) {
    return database.read(
        handle ->
            keys(handle
                    .createQuery(SELECT + " WHERE tenant = :tenant")
                    .bind("tenant", tenant.value()))
                .findFirst());
  }

  @Override
  public Optional<WrappedKey> any() {
    return database.read(handle -> keys(handle.createQuery(SELECT + " LIMIT 1")).findFirst());
  }

  @Override
  public List<WrappedKey> all() {
    return database.read(handle -> keys(handle.createQuery(SELECT)).list());
  }

  private static ResultIterable<WrappedKey> keys(Query query) {
    return query.map(
        (row, context) ->
            new WrappedKey(new TenantId(row.getString(1)), row.getString(2), row.getString(3)));
  }

  @Override
  public WrappedKey putIfAbsent(WrappedKey key) {
    Optional<WrappedKey> there = find(key.tenant());
    if (there.isPresent()) {
      return there.get();
    }
    try {
      database.writing(handle -> insert(handle, key));
      return key;
    } catch (UnableToExecuteStatementException e) {
      // Another node was faster.
      return find(key.tenant()).orElseThrow(() -> e);
    }
  }

  private static void insert(Handle handle, WrappedKey key) {
    bound(
            handle.createUpdate(
                "INSERT INTO tenant_key (tenant, wrapped_by, wrapped)"
                    + " VALUES (:tenant, :wrapped_by, :wrapped)"),
            key)
        .execute();
  }

  @Override
  public boolean replace(WrappedKey before, WrappedKey after) {
    return database.write(
        handle ->
            bound(
                        handle.createUpdate(
                            """
                            UPDATE tenant_key SET wrapped_by = :wrapped_by, wrapped = :wrapped
                            WHERE tenant = :tenant AND wrapped = :expected
                            """),
                        after)
                    .bind("expected", before.wrapped())
                    .execute()
                > 0);
  }

  private static <S extends SqlStatement<S>> S bound(S statement, WrappedKey key) {
    return statement
        .bind("tenant", key.tenant().value())
        .bind("wrapped_by", key.wrappedBy())
        .bind("wrapped", key.wrapped());
  }
}
