package dev.patchbay.web;

/** Where the pieces of one answer go. Thread-safe; nothing here ever blocks or fails. */
public interface Outbound {

  /** In order; false when the reader is gone, or too slow, and gets nothing any more. */
  boolean send(String piece);

  /** Ends the answer once everything that was sent is written. */
  void end();

  /** Is there still a reader? */
  boolean isOpen();
}
