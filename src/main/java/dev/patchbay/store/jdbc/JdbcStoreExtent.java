package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.mark.HighWaterMark;
import dev.patchbay.registry.mark.StoreExtent;
import dev.patchbay.registry.operator.NodeName;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Current revision of a database store, and the end of this node's audit chain in it. */
public record JdbcStoreExtent(Database database, NodeName node) implements StoreExtent {
  @Override
  public String kind() {
    return database.isFile() ? "h2" : "jdbc";
  }

  @Override
  public HighWaterMark now() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id, revision FROM store")
                .map(
                    (row, context) ->
                        new HighWaterMark(
                            row.getString(1), new Revision(row.getLong(2)), chain(handle)))
                .one());
  }

  private AuditChain chain(Handle handle) {
    return handle
        .createQuery("SELECT seq, hash FROM audit_chain WHERE node = :node")
        .bind("node", node.value())
        .map((row, context) -> new AuditChain(row.getLong(1), row.getString(2)))
        .findOne()
        .orElse(AuditChain.BEGINNING);
  }

  @Override
  public Optional<String> auditLine(long seq) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT line FROM audit_record WHERE node = :node AND seq = :seq")
                .bind("node", node.value())
                .bind("seq", seq)
                .mapTo(String.class)
                .findOne());
  }
}
