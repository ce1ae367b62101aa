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
 * From a credential to its caller: an API key or a token. What was found stays known by a digest of
 * the credential for half a minute, unless any key changes, which this node sees at once and others
 * within two seconds. Whatever is wrong with a credential, it makes nobody known, and nothing says
 * why. Thread-safe.
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
   * What one credential was found to be; at most one of both.
   *
   * @param revision of the keys when it was found
   */
  private record Known(Optional<Caller> holder, Optional<VerifiedToken> token, long revision) {
    boolean isSomebody() {
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

  /** Empty for everything that is not good for this area now. */
  Optional<Caller> find(String credential, Area area) {
    Instant now = clock.instant();
    Known found = known(credential, now);
    Optional<Caller> caller =
        found
            .holder()
            .or(() -> found.token().flatMap(token -> bearer(token, area)))
            .filter(somebody -> !isOver(somebody, now));
    caller.flatMap(CredentialVerifier::key).ifPresent(id -> ring.used(id, now));
    return caller;
  }

  /** Failures are not kept: whoever sends many different ones must not push out the good ones. */
  private Known known(String credential, Instant now) {
    String digest = ContentDigest.sha256(credential);
    Known before = known.getIfPresent(digest);
    if (before != null && before.revision() == ring.revision()) {
      return before;
    }
    Known found = look(credential, now);
    if (found.isSomebody()) {
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

  /** Empty for a token, also where its subject is the text of a key's id. */
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
