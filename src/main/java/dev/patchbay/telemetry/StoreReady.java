package dev.patchbay.telemetry;

import dev.patchbay.registry.change.UnreadableConnectors;
import dev.patchbay.registry.start.NodeState;
import dev.patchbay.registry.start.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down until everything that survived is on this node, with what it waits for. A store that goes
 * away later is told and leaves the node up: reads go on from memory. Counts and reasons only, for
 * everybody may look.
 */
@Readiness
@ApplicationScoped
class StoreReady implements HealthCheck {
  private NodeState node;
  private StoreAccess store;
  private UnreadableConnectors unreadable;

  @SuppressWarnings("NullAway.Init")
  StoreReady() {}

  @Inject
  StoreReady(NodeState node, StoreAccess store, UnreadableConnectors unreadable) {
    this.node = node;
    this.store = store;
    this.unreadable = unreadable;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("store")
            .status(node.isReady())
            .withData("unreadable_connectors", unreadable.count());
    node.waitsFor().ifPresent(reason -> check.withData("waits_for", reason));
    store
        .trouble()
        .ifPresent(
            trouble ->
                check
                    .withData("trouble", trouble.reason())
                    .withData("since", trouble.since().toString()));
    return check.build();
  }
}
