package dev.patchbay.model;

/**
 * Port: is the credential of a caller still good? Asked immediately before a change is committed
 * and before a call leaves, because minutes may lie between the door and that moment. Answers from
 * memory.
 */
@FunctionalInterface
public interface CallerCheck {
  /** True for callers without a credential, such as the hot-reload timer. */
  boolean stillHolds(Caller caller);

  /** Fails with UNAUTHENTICATED when the credential was revoked, reduced or has expired. */
  default void require(Caller caller) {
    if (!stillHolds(caller)) {
      throw new MCPRuntimeException(
          FailureKind.UNAUTHENTICATED,
          "The credential of this request was revoked or has expired meanwhile. Nothing was done."
              + " Repeat the request with a valid one.");
    }
  }
}
