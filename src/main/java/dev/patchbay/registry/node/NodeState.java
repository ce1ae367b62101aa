package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import java.util.Optional;

/** Whether this node serves yet, and if not, why. Thread-safe. */
@SingletonBean
public class NodeState {
  private volatile Optional<String> waitsFor = Optional.of("the store is being opened");

  private volatile Optional<String> trouble = Optional.empty();

  /** Does this node have everything that survived? From then on it always does. */
  public boolean isReady() {
    return waitsFor.isEmpty();
  }

  /** What this node waits for; may be shown to anybody. Empty once it is ready. */
  public Optional<String> waitsFor() {
    return waitsFor;
  }

  /**
   * Why a load balancer must not choose this node although it serves; may be shown to anyone. Empty
   * while what it acknowledges can be kept.
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
