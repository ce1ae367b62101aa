package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.http.AnswerLimit;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.SecurityDomain;
import dev.patchbay.upstream.http.Target;
import dev.patchbay.upstream.http.UpstreamAnswer;
import dev.patchbay.upstream.limit.HostCircuitBreakers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends a request, at most twice. It is repeated when no connection could be opened, so that
 * nothing was sent; and, if it is idempotent, when the connection broke or the answer was 502, 503
 * or 504. A time-out is never repeated: its time is gone.
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

  UpstreamAnswer send(
      SecurityDomain domain,
      OutgoingRequest request,
      AnswerLimit limit,
      Deadline deadline,
      Cancellation cancellation) {
    String host = Target.of(request.uri()).toString();
    try {
      UpstreamAnswer answer = once(domain, request, limit, deadline, cancellation);
      boolean again = request.isIdempotent() && isPassing(answer.status());
      if (!again || !mayRetry(domain.project(), host, deadline, cancellation)) {
        return answer;
      }
    } catch (ToolFailure e) {
      boolean again =
          e.reason() == Reason.CONNECT || (e.reason() == Reason.UPSTREAM && request.isIdempotent());
      if (!again || !mayRetry(domain.project(), host, deadline, cancellation)) {
        throw e;
      }
    }
    return once(domain, request, limit, deadline, cancellation);
  }

  private UpstreamAnswer once(
      SecurityDomain domain,
      OutgoingRequest request,
      AnswerLimit limit,
      Deadline deadline,
      Cancellation cancellation) {
    return circuits.run(
        domain.project(),
        Target.of(request.uri()).toString(),
        () -> sender.send(domain, request, limit, deadline, cancellation),
        answer -> answer.status() >= 500);
  }

  private static boolean isPassing(int status) {
    return status == 502 || status == 503 || status == 504;
  }

  private boolean mayRetry(
      ProjectKey project, String host, Deadline deadline, Cancellation cancellation) {
    return deadline.remaining().compareTo(PAUSE) > 0
        && circuits.mayRetry(project, host)
        && pause(cancellation);
  }

  /** False when cancelled meanwhile. */
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
