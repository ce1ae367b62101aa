package dev.patchbay.store.jdbc;

import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.store.key.KeyJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * Key store in the store's database, shared by all nodes. Changes lock the row of the revision and
 * so run one at a time: two nodes cannot both add the first key or remove the last two.
 */
public final class JdbcKeyStore implements KeyStore {
  private final Database database;
  private final BiConsumer<Handle, List<AuditRecord>> trail;

  /**
   * @param trail writes the records of a change in its transaction
   */
  public JdbcKeyStore(Database database, BiConsumer<Handle, List<AuditRecord>> trail) {
    this.database = database;
    this.trail = trail;
  }

  @Override
  public long revision() {
    return database.read(JdbcKeyStore::revision);
  }

  private static long revision(Handle handle) {
    return handle.createQuery("SELECT revision FROM api_key_revision").mapTo(Long.class).one();
  }

  /**
   * Reads the revision first: keys newer than it are read again later; the reverse order could miss
   * a change.
   */
  @Override
  public Keys read() {
    return database.read(
        handle -> {
          long revision = revision(handle);
          return new Keys(
              revision,
              handle
                  .createQuery("SELECT content, last_used FROM api_key")
                  .map((row, context) -> key(row))
                  .list());
        });
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    ApiKey key = KeyJson.read(row.getString("content"));
    return Optional.ofNullable(row.getString("last_used"))
        .map(InstantText::instant)
        .map(key::usedAt)
        .orElse(key);
  }

  /** A change without effect is not recorded. */
  private Recorded<Boolean> change(CommitPermit permit, Predicate<Handle> work) {
    return database.write(
        handle -> {
          handle.execute("UPDATE api_key_revision SET revision = revision + 1 WHERE one = 1");
          return work.test(handle)
              ? permit.use(() -> true, records -> trail.accept(handle, records))
              : permit.unused(false);
        });
  }

  @Override
  public Recorded<Boolean> addFirst(ApiKey key, CommitPermit permit) {
    return change(
        permit,
        handle -> {
          boolean first =
              handle
                  .createQuery("SELECT count(*) FROM api_key WHERE platform_admin")
                  .mapTo(Long.class)
                  .one()
                  .equals(0L);
          if (first) {
            insert(handle, key);
          }
          return first;
        });
  }

  @Override
  public Recorded<Boolean> add(ApiKey key, CommitPermit permit) {
    return change(
        permit,
        handle -> {
          key.requireRoomAmong(maybeOfTenant(handle, key));
          insert(handle, key);
          return true;
        });
  }

  /**
   * Keys of the key's tenant, possibly with some others: a tenant's name has no quotes, and an
   * underscore in it matches any character. Empty when there are too few to matter.
   */
  private static List<ApiKey> maybeOfTenant(Handle handle, ApiKey key) {
    String like = "%\"" + key.tenant() + "\"%";
    long count =
        handle
            .createQuery("SELECT count(*) FROM api_key WHERE content LIKE :tenant")
            .bind("tenant", like)
            .mapTo(Long.class)
            .one();
    if (count < ApiKey.MOST_OF_A_TENANT) {
      return List.of();
    }
    return handle
        .createQuery("SELECT content, last_used FROM api_key WHERE content LIKE :tenant")
        .bind("tenant", like)
        .map((row, context) -> key(row))
        .list();
  }

  private static void insert(Handle handle, ApiKey key) {
    bound(
            handle.createUpdate(
                "INSERT INTO api_key (id, platform_admin, content, last_used)"
                    + " VALUES (:id, :platform_admin, :content, :last_used)"),
            key)
        .bind("last_used", key.lastUsed().map(InstantText::text).orElse(null))
        .execute();
  }

  @Override
  public Recorded<Boolean> replace(ApiKey before, ApiKey after, CommitPermit permit) {
    return change(
        permit,
        handle -> {
          boolean asKnown =
              handle
                  .createQuery("SELECT content, last_used FROM api_key WHERE id = :id")
                  .bind("id", before.id().value())
                  .map((row, context) -> key(row))
                  .findOne()
                  .filter(before::hasTextsOf)
                  .isPresent();
          if (asKnown) {
            bound(
                    handle.createUpdate(
                        "UPDATE api_key SET platform_admin = :platform_admin,"
                            + " content = :content WHERE id = :id"),
                    after)
                .execute();
          }
          return asKnown;
        });
  }

  private static Update bound(Update update, ApiKey key) {
    return update
        .bind("id", key.id().value())
        .bind("platform_admin", key.isLastingPlatformAdmin())
        .bind("content", KeyJson.write(key));
  }

  @Override
  public Recorded<Boolean> remove(KeyId id, CommitPermit permit) {
    return change(
        permit,
        handle -> {
          requireNotLast(handle, id);
          return handle
                  .createUpdate("DELETE FROM api_key WHERE id = :id")
                  .bind("id", id.value())
                  .execute()
              > 0;
        });
  }

  /** A concurrent removal waits for the lock on the revision row. */
  private static void requireNotLast(Handle handle, KeyId id) {
    List<ApiKey> platformAdmins =
        handle
            .createQuery("SELECT content, last_used FROM api_key WHERE platform_admin")
            .map((row, context) -> key(row))
            .list();
    platformAdmins.stream()
        .filter(key -> key.id().equals(id))
        .forEach(key -> key.requireNotLastOf(platformAdmins));
  }

  /** Updates in the order of ids, the same on every node, which avoids deadlocks. */
  @Override
  public void used(Map<KeyId, Instant> times) {
    database.writing(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "UPDATE api_key SET last_used = :at"
                      + " WHERE id = :id AND (last_used IS NULL OR last_used < :at)");
          new TreeMap<>(times)
              .forEach(
                  (id, at) -> batch.bind("id", id.value()).bind("at", InstantText.text(at)).add());
          batch.execute();
        });
  }
}
