package dev.patchbay.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.idempotency.IdempotencyKey;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.idempotency.StoredAnswer;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.security.Callers;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private static final Caller JANE =
      new Caller(new TenantId("acme"), "jane", Set.of(Role.OPERATOR), Optional.empty());

  private final List<String> kept = new ArrayList<>();

  @Test
  void storedDigestNeedsTheKeyOfTheTenant() {
    Idempotency repeats =
        new Idempotency(
            new Kept(),
            new EntityTags(new InMemoryRegistryStore()),
            new Seal(),
            InstantSource.system());

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                repeats.once(
                    request(),
                    new ProjectId("shop"),
                    "route",
                    null,
                    () -> {
                      throw new IllegalStateException("expected by a test");
                    }));

    assertThat(kept).containsExactly("fingerprint for acme");
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            IdempotencyTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" -> Collections.enumeration(List.of("a-key"));
                  case "getAttribute" -> arguments[0].equals(Callers.class.getName()) ? JANE : null;
                  default -> null;
                });
  }

  private final class Kept implements IdempotencyStore {
    @Override
    public Beginning begin(IdempotencyKey key, String digest, Instant now) {
      kept.add(digest);
      return new Beginning.Begun();
    }

    @Override
    public void finish(IdempotencyKey key, StoredAnswer answer) {}

    @Override
    public void forget(IdempotencyKey key) {}
  }

  private static final class Seal implements SecretEncryption {
    @Override
    public String seal(Place place, Secret secret) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Secret open(Place place, String sealed) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String fingerprint(TenantId tenant, byte[] content) {
      return "fingerprint for " + tenant;
    }
  }
}
