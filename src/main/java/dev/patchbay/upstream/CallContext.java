package dev.patchbay.upstream;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What surrounds one call.
 *
 * @param traceparent W3C trace context to pass on; empty where the caller's is not well formed
 * @param memory that the call may use
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

  /** Hears how far a tool is. */
  @FunctionalInterface
  public interface ProgressListener {
    ProgressListener NONE = (progress, total, message) -> {};

    void progressed(double progress, double total, Optional<String> message);
  }
}
