package dev.patchbay.store.jdbc;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.operator.NodeName;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes audit records to the database, in one hash chain per node. A record is written in the
 * transaction of its change, so neither exists without the other.
 */
public final class AuditRows {
  private static final String INSERT =
      """
      INSERT INTO audit_record (node, seq, recorded_at, actor, tenant, project, line)
      VALUES (:node, :seq, :recorded_at, :actor, :tenant, :project, :line)
      """;

  private final NodeName node;

  public AuditRows(NodeName node) {
    this.node = node;
  }

  NodeName node() {
    return node;
  }

  /**
   * Writes the records of this transaction. Call it last, since it blocks other writers until the
   * commit.
   */
  public void write(Handle handle, List<AuditRecord> records) {
    append(
        handle,
        records.stream()
            .map(each -> each.outcome() == Outcome.PENDING ? each.as(Outcome.DONE) : each)
            .toList());
  }

  private void append(Handle handle, List<AuditRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    AuditChain chain = held(handle);
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (AuditRecord record : records) {
      AuditChain.Link link = chain.add(Optional.empty(), record);
      chain = link.chain();
      bind(batch, record, link).add();
    }
    batch.execute();
    handle
        .createUpdate("UPDATE audit_chain SET seq = :seq, hash = :hash WHERE node = :node")
        .bind("seq", chain.seq())
        .bind("hash", chain.hash())
        .bind("node", node.value())
        .execute();
  }

  private AuditChain held(Handle handle) {
    return handle
        .createQuery("SELECT seq, hash FROM audit_chain WHERE node = :node FOR UPDATE")
        .bind("node", node.value())
        .map((row, context) -> new AuditChain(row.getLong(1), row.getString(2)))
        .findOne()
        .orElseGet(() -> begun(handle));
  }

  private PreparedBatch bind(PreparedBatch batch, AuditRecord record, AuditChain.Link link) {
    return batch
        .bind("node", node.value())
        .bind("seq", link.chain().seq())
        .bind("recorded_at", InstantText.text(record.at()))
        .bind("actor", record.actor())
        .bind("tenant", record.tenant().map(TenantId::value).orElse(null))
        .bind("project", record.project().map(ProjectId::value).orElse(null))
        .bind("line", link.line());
  }

  /** Creates the row of this node's chain, unless it exists. */
  void begin(Handle handle) {
    AuditChain unused = held(handle);
  }

  /**
   * Only the first record of a node creates a chain; two concurrent attempts fail on the primary
   * key.
   */
  private AuditChain begun(Handle handle) {
    handle
        .createUpdate("INSERT INTO audit_chain (node, seq, hash) VALUES (:node, 0, :hash)")
        .bind("node", node.value())
        .bind("hash", AuditChain.BEGINNING.hash())
        .execute();
    return AuditChain.BEGINNING;
  }
}
