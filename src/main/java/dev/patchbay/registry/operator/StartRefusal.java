package dev.patchbay.registry.operator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * This node must not start. The sentence says what to do, and is logged on a line of its own, since
 * a server buries the exception in stack traces and then says that it is ready.
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

  /** One that may pass, for whoever tries again and tells the reason itself. */
  public static StartRefusal forNow(String sentence) {
    return new StartRefusal(sentence);
  }
}
