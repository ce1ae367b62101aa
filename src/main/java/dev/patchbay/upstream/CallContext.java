package dev.patchbay.upstream;

import java.util.Optional;

/**
 * What surrounds one call.
 *
 * @param traceparent W3C trace context to pass on, if the caller sent one that is well formed
 */
public record CallContext(
    Optional<String> traceparent, ProgressListener progress, Cancellation cancellation) {

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
