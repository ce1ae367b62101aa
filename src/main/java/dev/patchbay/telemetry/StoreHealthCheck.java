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
 * Readiness of the store: down until everything that survived is on this node, and while this node
 * cannot write what it must keep, with the reason. A database that no node reaches is told and
 * leaves the node up: reads go on from memory. Counts and reasons only, for the check is public.
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
