package dev.patchbay.upstream.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Cache of access tokens, until shortly before their expiry. Concurrent calls that need the same
 * token share one request; each waits no longer than its own deadline, and all share a refusal.
 * Thread-safe.
 */
final class AccessTokens {
  private static final int MOST_TOKENS = 10_000;

  private final Cache<TokenRequest, AccessToken> tokens =
      Caffeine.newBuilder().maximumSize(MOST_TOKENS).build();
  private final Map<TokenRequest, CompletableFuture<AccessToken>> flights =
      new ConcurrentHashMap<>();
  private final TokenEndpoint endpoint;
  private final LongSupplier nanoTime;

  AccessTokens(TokenEndpoint endpoint, LongSupplier nanoTime) {
    this.endpoint = endpoint;
    this.nanoTime = nanoTime;
  }

  AccessToken get(TokenRequest wanted, Deadline deadline, Cancellation cancellation) {
    while (true) {
      AccessToken kept = tokens.getIfPresent(wanted);
      if (kept != null && nanoTime.getAsLong() - kept.useUntil() < 0) {
        return kept;
      }
      deadline.check();
      CompletableFuture<AccessToken> mine = new CompletableFuture<>();
      CompletableFuture<AccessToken> other = flights.putIfAbsent(wanted, mine);
      if (other == null) {
        return fetch(wanted, mine, deadline, cancellation);
      }
      try {
        return other.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof ToolFailure shared && !isOfRequesterOnly(shared)) {
          throw shared;
        }
      } catch (TimeoutException e) {
        throw new ToolFailure(Reason.TIMEOUT, "The token endpoint did not answer in time.");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ToolFailure(Reason.CANCELLED, "The call was interrupted.");
      }
    }
  }

  private AccessToken fetch(
      TokenRequest wanted,
      CompletableFuture<AccessToken> flight,
      Deadline deadline,
      Cancellation cancellation) {
    try {
      AccessToken token = endpoint.fetch(wanted, deadline, cancellation);
      tokens.put(wanted, token);
      flight.complete(token);
      return token;
    } catch (ToolFailure e) {
      flight.completeExceptionally(e);
      throw e;
    } finally {
      flights.remove(wanted, flight);
      // Completes the future after any other exception, so that no call waits for it forever.
      flight.completeExceptionally(new ToolFailure(Reason.CANCELLED, "The call was cancelled."));
    }
  }

  /** Did only the requesting call fail, which says nothing about the token? */
  private static boolean isOfRequesterOnly(ToolFailure failure) {
    return failure.reason() == Reason.CANCELLED || failure.reason() == Reason.TIMEOUT;
  }

  /** Drops a token that the upstream refused; a newer token stays. */
  void forget(TokenRequest wanted, AccessToken refused) {
    tokens.asMap().remove(wanted, refused);
  }
}
