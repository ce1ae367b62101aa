package dev.patchbay.web;

/** Sink for the pieces of one answer. Thread-safe; its methods neither block nor fail. */
public interface Outbound {

  /** Sends the piece, in order; false when the client disconnected or was cut off. */
  boolean send(String piece);

  /** Ends the answer after the last sent piece. */
  void end();

  /** Is the client still connected? */
  boolean isOpen();
}
