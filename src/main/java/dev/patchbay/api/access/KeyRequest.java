package dev.patchbay.api.access;

import dev.patchbay.api.body.BodyFields;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.access.NewKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Body of a request that creates a key. */
public final class KeyRequest {
  private static final Set<String> FIELDS =
      Set.of("tenant", "roles", "name", "projects", "expires_at");

  private KeyRequest() {}

  /** Parses the body; fails with all problems at once. */
  public static NewKey parse(@Nullable RequestBody given) {
    // JAX-RS passes null when there is neither a body nor a Content-Type.
    BodyFields fields = BodyFields.parse(given == null ? RequestBody.EMPTY : given, FIELDS);
    NewKey key =
        new NewKey(
            tenant(fields),
            all(fields, "roles", Role::find, roles()).orElse(Set.of()),
            fields.text("name").orElse(""),
            all(fields, "projects", ProjectId::find, "projects lists names of projects."),
            expiry(fields));
    fields.failIfWrong();
    return key;
  }

  private static Optional<TenantId> tenant(BodyFields fields) {
    Optional<String> text = fields.text("tenant");
    Optional<TenantId> tenant = text.flatMap(TenantId::find);
    if (text.isPresent() && tenant.isEmpty()) {
      fields.wrong("tenant", "tenant is the name of a tenant.");
    }
    return tenant;
  }

  private static String roles() {
    return "roles lists some of "
        + Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(", "))
        + ".";
  }

  private static <T extends Comparable<T>> Optional<Set<T>> all(
      BodyFields fields, String name, Function<String, Optional<T>> find, String otherwise) {
    Optional<List<String>> texts = fields.texts(name);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Set<T> found =
        texts.get().stream()
            .flatMap(text -> find.apply(text).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!texts.get().stream().allMatch(text -> find.apply(text).isPresent())) {
      fields.wrong(name, otherwise);
    }
    return Optional.of(found);
  }

  private static Optional<Instant> expiry(BodyFields fields) {
    try {
      return fields.text("expires_at").map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      fields.wrong("expires_at", "expires_at is a time such as 2030-01-01T00:00:00Z.");
      return Optional.empty();
    }
  }
}
