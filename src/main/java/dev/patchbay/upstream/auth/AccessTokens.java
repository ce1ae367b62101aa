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
 * Keeps tokens until shortly before they expire, as many as the bound lets. Of the calls that need
 * the same token at the same time one asks for it; the others wait for its answer, each no longer
 * than its own deadline, and share a refusal. Thread-safe.
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
        if (e.getCause() instanceof ToolFailure theirs && !isOnlyTheirs(theirs)) {
          throw theirs;
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
      // For whatever else was thrown; nobody may wait for it.
      flight.completeExceptionally(new ToolFailure(Reason.CANCELLED, "The call was cancelled."));
    }
  }

  /** The call that asked gave up, which says nothing about the token. */
  private static boolean isOnlyTheirs(ToolFailure failure) {
    return failure.reason() == Reason.CANCELLED || failure.reason() == Reason.TIMEOUT;
  }

  /** The upstream did not take it; a newer one stays. */
  void forget(TokenRequest wanted, AccessToken refused) {
    tokens.asMap().remove(wanted, refused);
  }
}
