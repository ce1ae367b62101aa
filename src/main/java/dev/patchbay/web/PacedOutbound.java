package dev.patchbay.web;

/** Outbound with back-pressure: the source sends the next piece when the last was taken. */
public interface PacedOutbound extends Outbound {

  /** Has the container taken everything that was sent? */
  boolean isDrained();

  /** Cuts the answer off at once and drops queued pieces; for a client that does not read. */
  void cutOff();
}
