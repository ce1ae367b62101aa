package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import java.util.Optional;

/** Readiness of this node, and the reason while it is not ready. Thread-safe. */
@SingletonBean
public class NodeState {
  private volatile Optional<String> waitsFor = Optional.of("the store is being opened");

  private volatile Optional<String> trouble = Optional.empty();

  /** Has this node loaded all projects? Once true, it stays true. */
  public boolean isReady() {
    return waitsFor.isEmpty();
  }

  /** Reason why the node is still starting, without internals; empty once it has started. */
  public Optional<String> waitsFor() {
    return waitsFor;
  }

  /**
   * Reason why a load balancer must not choose this node although it serves, without internals;
   * empty while changes can be stored.
   */
  public Optional<String> trouble() {
    return trouble;
  }

  void trouble(Optional<String> reason) {
    trouble = reason;
  }

  void waitFor(String what) {
    waitsFor = Optional.of(what);
  }

  void ready() {
    waitsFor = Optional.empty();
  }
}
