package dev.patchbay.registry.node;

/**
 * Start check: runs after the store is open and before anything is read from it. Fails with a
 * {@code StartRefusal} or STORE_UNAVAILABLE when this node must not serve yet; it is retried.
 */
@FunctionalInterface
public interface StartCheck {
  void check();
}
