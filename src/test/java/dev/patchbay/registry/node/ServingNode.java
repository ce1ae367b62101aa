package dev.patchbay.registry.node;

/** The state of a serving node, for tests in other packages. */
public final class ServingNode {
  private ServingNode() {}

  public static NodeState state() {
    NodeState state = new NodeState();
    state.ready();
    return state;
  }
}
