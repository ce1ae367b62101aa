package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.Target;
import dev.patchbay.upstream.http.UpstreamAnswer;
import dev.patchbay.upstream.limit.HostCircuitBreakers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Retry policy for upstream requests: at most one retry, after 100 ms. Retries any request when no
 * connection could be opened, because nothing was sent; an idempotent request also when the
 * connection broke or the answer was 502, 503 or 504. Never after a timeout, and never for a caller
 * whose credential was revoked meanwhile.
 */
@SingletonBean
class RetryingSender {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpSender sender;
  private final HostCircuitBreakers circuits;

  @Inject
  RetryingSender(HttpSender sender, HostCircuitBreakers circuits) {
    this.sender = sender;
    this.circuits = circuits;
  }

  UpstreamAnswer send(Sending sending) {
    try {
      UpstreamAnswer answer = once(sending);
      boolean again = sending.request().isIdempotent() && isTransient(answer.status());
      if (!again || !mayRetry(sending)) {
        return answer;
      }
    } catch (ToolFailure e) {
      boolean again =
          e.reason() == Reason.CONNECT
              || (e.reason() == Reason.UPSTREAM && sending.request().isIdempotent());
      if (!again || !mayRetry(sending)) {
        throw e;
      }
    }
    return once(sending);
  }

  private UpstreamAnswer once(Sending sending) {
    return circuits.run(
        sending.domain().project(),
        new HostCircuitBreakers.Upstream(host(sending), sending.tool()),
        () ->
            sender.send(
                sending.domain(),
                sending.request(),
                sending.limit(),
                sending.deadline(),
                sending.cancellation()),
        answer -> answer.status() >= 500);
  }

  private static String host(Sending sending) {
    return Target.of(sending.request().uri()).toString();
  }

  private static boolean isTransient(int status) {
    return status == 502 || status == 503 || status == 504;
  }

  /** The credential is checked after the pause: the retry is a request of its own. */
  private boolean mayRetry(Sending sending) {
    return sending.deadline().remaining().compareTo(PAUSE) > 0
        && circuits.mayRetry(sending.domain().project(), host(sending))
        && pause(sending.cancellation())
        && sending.callerHolds().getAsBoolean();
  }

  /** Waits; false when cancelled meanwhile. */
  private static boolean pause(Cancellation cancellation) {
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    try {
      return !cancelled.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
