package dev.patchbay.store;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.mark.StoreExtent;
import dev.patchbay.registry.node.StartCheck;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.store.audit.FileAuditTrail;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.JdbcAuditTrail;
import dev.patchbay.store.jdbc.JdbcStoreExtent;
import dev.patchbay.store.memory.InMemoryStoreExtent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where the audit trail is kept, and how far it and the store are. */
@SingletonBean
class AuditStores {
  private final Optional<JdbcAuditTrail> trail;
  private final Optional<StoreExtent> extent;

  @Inject
  AuditStores(ConfiguredDatabase database, NodeName node, RefusalSettings refusals) {
    trail =
        database
            .find()
            .map(
                found ->
                    new JdbcAuditTrail(found, new AuditRows(node), new RefusalBudget(refusals)));
    extent = database.find().map(found -> new JdbcStoreExtent(found, node));
  }

  @Produces
  @Singleton
  AuditTrail auditTrail(FileAuditTrail local) {
    return trail.<AuditTrail>map(found -> found).orElse(local);
  }

  @Produces
  @Singleton
  StartCheck auditChain() {
    return () -> trail.ifPresent(JdbcAuditTrail::check);
  }

  @Produces
  @Singleton
  StoreExtent extent(FileAuditTrail local) {
    return extent.orElseGet(() -> new InMemoryStoreExtent(local));
  }
}
