package dev.patchbay.registry.node;

/**
 * Looked at once the store is open and before anything is read from it. Fails with a {@code
 * StartRefusal}, or with STORE_UNAVAILABLE, when this node must not serve yet; it is tried again.
 */
@FunctionalInterface
public interface StartCheck {
  void check();
}
