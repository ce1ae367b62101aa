package dev.patchbay.registry.operator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Failure that stops the start. Its sentence says what to do and is logged on its own line, because
 * a server buries the exception in stack traces and then reports that it is ready.
 */
public final class StartRefusal extends IllegalStateException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(StartRefusal.class.getName());

  private StartRefusal(String sentence) {
    super(sentence);
  }

  public static StartRefusal because(String sentence) {
    LOG.log(Level.ERROR, () -> "Patchbay cannot start: " + sentence);
    return new StartRefusal(sentence);
  }

  /** A refusal that may pass; the caller retries and logs the reason itself. */
  public static StartRefusal forNow(String sentence) {
    return new StartRefusal(sentence);
  }
}
