package dev.patchbay.upstream;

/**
 * Failure of a tool call, which becomes its result. The message is a sentence for an agent and
 * never contains a secret. Has no stack trace, because the sentence is complete.
 */
public final class ToolFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Reason of a failure; a closed list, because metrics use it as a label. */
  public enum Reason {
    /** The arguments do not fit the tool. */
    ARGUMENTS,
    /** The tool is described or configured wrongly. */
    SETUP,
    /** The SSRF guard forbids the address. */
    GUARD,
    /** A rate, concurrency or memory limit is reached. */
    LIMIT,
    /** The upstream is unreachable. */
    CONNECT,
    /** The upstream broke the connection. */
    UPSTREAM,
    /** The upstream answered, and its answer is unusable. */
    ANSWER,
    /** The deadline has passed. */
    TIMEOUT,
    /** The caller has cancelled the call. */
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
