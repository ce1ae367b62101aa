package dev.patchbay.web;

/** An outbound for much that can wait: its user gives the next piece when the last is taken. */
public interface PacedOutbound extends Outbound {

  /** Has the container taken everything that was sent? */
  boolean isDrained();

  /** Ends the answer at once, whatever still waits; for a reader who takes nothing. */
  void cutOff();
}
