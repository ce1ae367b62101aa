package dev.patchbay.upstream;

/**
 * A call that ends early, on its way up to whoever makes the result of it. The message is a
 * sentence for an agent and never holds a secret; there is no stack, since the sentence says it
 * all.
 */
public final class ToolFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why a call ends early; a closed list, since meters show it. */
  public enum Reason {
    /** The arguments do not fit the tool. */
    ARGUMENTS,
    /** The tool cannot be called as it is described or configured. */
    SETUP,
    /** A guard forbids the address. */
    GUARD,
    /** Too many calls. */
    LIMIT,
    /** The upstream cannot be reached. */
    CONNECT,
    /** The upstream was reached and its answer cannot be used. */
    UPSTREAM,
    /** There was no answer in time. */
    TIMEOUT,
    /** The caller no longer wants the result. */
    CANCELLED
  }

  public ToolFailure(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
