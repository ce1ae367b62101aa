package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.change.UnreadableConnectors;
import dev.patchbay.registry.node.NodeState;
import dev.patchbay.registry.node.StoreAccess;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check of the store. Down until all stored projects are loaded, and while this node
 * alone cannot write. Stays up when no node reaches the database, because reads go on from memory;
 * the answer then contains the reason. Contains counts and reasons only, because the check is
 * public.
 */
@Readiness
@SingletonBean
class StoreHealthCheck implements HealthCheck {
  private final NodeState node;
  private final StoreAccess store;
  private final UnreadableConnectors unreadable;

  @Inject
  StoreHealthCheck(NodeState node, StoreAccess store, UnreadableConnectors unreadable) {
    this.node = node;
    this.store = store;
    this.unreadable = unreadable;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<StoreAccess.Trouble> trouble = store.trouble();
    boolean writable = trouble.map(StoreAccess.Trouble::away).orElse(true);
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("store")
            .status(node.isReady() && writable && node.trouble().isEmpty())
            .withData("unreadable_connectors", unreadable.count());
    node.waitsFor().ifPresent(reason -> check.withData("waits_for", reason));
    trouble.ifPresent(
        known ->
            check.withData("trouble", known.reason()).withData("since", known.since().toString()));
    node.trouble().ifPresent(reason -> check.withData("not_ready", reason));
    return check.build();
  }
}
