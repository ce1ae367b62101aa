package dev.patchbay.model;

/**
 * Port: validity of a caller's credential. Checked immediately before a commit and before an
 * upstream call, because minutes may pass after authentication. Answers from memory.
 */
@FunctionalInterface
public interface CallerCheck {
  /** Is the credential valid? Always true for callers without one, such as the hot-reload timer. */
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
