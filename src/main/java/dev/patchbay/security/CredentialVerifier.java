package dev.patchbay.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.access.ApiKeyText;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.registry.access.KeyRing;
import dev.patchbay.security.token.JwtSettings;
import dev.patchbay.security.token.JwtVerifier;
import dev.patchbay.security.token.VerifiedToken;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Authentication of a credential: an API key or a JWT. A valid result is cached by a digest of the
 * credential for 30 s, or until any key changes; this node sees such a change at once, other nodes
 * within 2 s. An invalid credential gives no caller and no reason. Thread-safe.
 */
@SingletonBean
public class CredentialVerifier implements CallerCheck {
  private static final int MOST_KNOWN = 10_000;
  private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

  private final Cache<String, Known> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(KNOWN_FOR).build();
  private final KeyRing ring;
  private final JwtSettings settings;
  private final InstantSource clock;
  private final Optional<JwtVerifier> verifier;

  /**
   * Result of verifying one credential; at most one of holder and token.
   *
   * @param revision of the keys at the time of the verification
   */
  private record Known(Optional<Caller> holder, Optional<VerifiedToken> token, long revision) {
    boolean isValid() {
      return holder.isPresent() || token.isPresent();
    }
  }

  @Inject
  public CredentialVerifier(KeyRing ring, JwtSettings settings, InstantSource clock) {
    this.ring = ring;
    this.settings = settings;
    this.clock = clock;
    this.verifier = JwtVerifier.of(settings, clock);
  }

  /** Finds the caller; empty when the credential is not valid for this area now. */
  Optional<Caller> find(String credential, Area area) {
    Instant now = clock.instant();
    Known found = known(credential, now);
    Optional<Caller> caller =
        found
            .holder()
            .or(() -> found.token().flatMap(token -> bearer(token, area)))
            .filter(known -> !isOver(known, now));
    caller.flatMap(CredentialVerifier::key).ifPresent(id -> ring.used(id, now));
    return caller;
  }

  /**
   * Looks the credential up in the cache. Failures are not cached, so that many wrong credentials
   * do not evict the valid ones.
   */
  private Known known(String credential, Instant now) {
    String digest = ContentDigest.sha256(credential);
    Known before = known.getIfPresent(digest);
    if (before != null && before.revision() == ring.revision()) {
      return before;
    }
    Known found = look(credential, now);
    if (found.isValid()) {
      known.put(digest, found);
    }
    return found;
  }

  private Known look(String credential, Instant now) {
    long revision = ring.revision();
    Optional<ApiKeyText> text = ApiKeyText.find(credential);
    Optional<Caller> holder =
        text.flatMap(key -> ring.find(key.id())).flatMap(key -> key.caller(text.get(), now));
    return new Known(holder, text.isPresent() ? Optional.empty() : token(credential), revision);
  }

  private Optional<VerifiedToken> token(String credential) {
    return verifier.flatMap(jwt -> jwt.verify(credential));
  }

  private Optional<Caller> bearer(VerifiedToken token, Area area) {
    if (!area.mcp()) {
      return token.callerOfRest(settings);
    }
    Optional<ProjectId> project = area.project();
    return project.flatMap(known -> token.callerOfMcp(settings, known));
  }

  private static boolean isOver(Caller caller, Instant now) {
    return caller.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Id of the caller's API key; empty for a token, even when its subject looks like a key id. */
  private static Optional<KeyId> key(Caller caller) {
    return caller.kind() == Caller.Kind.KEY ? KeyId.find(caller.id()) : Optional.empty();
  }

  @Override
  public boolean stillHolds(Caller caller) {
    Instant now = clock.instant();
    return !isOver(caller, now)
        && key(caller)
            .map(id -> ring.find(id).filter(key -> key.stillHolds(caller, now)).isPresent())
            .orElse(true);
  }
}
