package dev.patchbay.upstream;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Context of one tool call.
 *
 * @param traceparent W3C trace context to forward; empty when the caller's is malformed
 * @param memory budget of the call
 */
public record CallContext(
    Optional<String> traceparent,
    ProgressListener progress,
    Cancellation cancellation,
    CallMemory memory) {
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  public CallContext {
    traceparent = traceparent.filter(value -> TRACEPARENT.matcher(value).matches());
  }

  public CallContext(
      Optional<String> traceparent, ProgressListener progress, Cancellation cancellation) {
    this(traceparent, progress, cancellation, CallMemory.UNLIMITED);
  }

  public static CallContext plain() {
    return new CallContext(Optional.empty(), ProgressListener.NONE, new Cancellation());
  }

  /** Receives the progress of a tool. */
  @FunctionalInterface
  public interface ProgressListener {
    ProgressListener NONE = (progress, total, message) -> {};

    void progressed(double progress, double total, Optional<String> message);
  }
}
