package dev.patchbay.security.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mapping from the claims of a token to tenant, subject, roles and scopes. */
record TokenClaims(String tenantClaim, String rolesClaim) {
  private static final Pattern PLAIN_SUBJECT = Pattern.compile("[A-Za-z0-9._@:|+-]{1,128}");
  private static final Set<String> SCOPES = Set.of(VerifiedToken.READ, VerifiedToken.CALL);

  /** Reads the claims; empty unless they name exactly one tenant and a subject. */
  Optional<VerifiedToken> read(JWTClaimsSet claims) throws ParseException {
    List<String> tenants = texts(claim(claims, tenantClaim)).toList();
    Optional<TenantId> tenant =
        tenants.size() == 1 ? TenantId.find(tenants.get(0)) : Optional.empty();
    String subject = claims.getSubject();
    if (tenant.isEmpty() || subject == null || subject.isEmpty()) {
      return Optional.empty();
    }
    Instant end = claims.getExpirationTime().toInstant().plus(JwtVerifier.LEEWAY);
    return Optional.of(
        new VerifiedToken(
            tenant.get(),
            "jwt:" + plain(subject),
            texts(claim(claims, rolesClaim))
                .flatMap(text -> Role.find(text).stream())
                .collect(Collectors.toSet()),
            Set.copyOf(claims.getAudience()),
            texts(claims.getClaim("scope")).filter(SCOPES::contains).collect(Collectors.toSet()),
            end));
  }

  /**
   * Subject for logs. A subject with unusual characters is replaced by its SHA-256 digest. A plain
   * subject has no equals sign, so it cannot equal such a digest.
   */
  private static String plain(String subject) {
    return PLAIN_SUBJECT.matcher(subject).matches()
        ? subject
        : "sha256=" + ContentDigest.sha256(subject);
  }

  /** Looks up the whole name first, because issuers use dots and URLs in names. */
  private static @Nullable Object claim(JWTClaimsSet claims, String name) {
    Object whole = claims.getClaim(name);
    int dot = name.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return claims.getClaim(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? inner.get(name.substring(dot + 1))
        : null;
  }

  /** Elements of a list, or words of a text. */
  private static Stream<String> texts(@Nullable Object claim) {
    if (claim instanceof Collection<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast);
    }
    return claim instanceof String text && !text.isBlank()
        ? Arrays.stream(text.strip().split("\\s+"))
        : Stream.empty();
  }
}
