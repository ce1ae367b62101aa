package dev.patchbay.registry.access;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.operator.CorrelationId;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Creates, rotates, revokes and lists API keys. A caller cannot grant a role, tenant or project
 * that it does not have itself. A key that the caller may not see is reported as absent. One change
 * at a time on this node.
 */
@SingletonBean
public class ApiKeys {
  private static final int MOST_ATTEMPTS = 10;

  private final SecureRandom random = new SecureRandom();
  private final KeyStore store;
  private final KeyRing ring;
  private final AuditTrail trail;
  private final CallerCheck callers;
  private final InstantSource clock;
  private final AccessSettings settings;

  @Inject
  public ApiKeys(
      KeyStore store,
      KeyRing ring,
      AuditTrail trail,
      CallerCheck callers,
      InstantSource clock,
      AccessSettings settings) {
    this.store = store;
    this.trail = trail;
    this.callers = callers;
    this.ring = ring;
    this.clock = clock;
    this.settings = settings;
  }

  /** The keys that the caller may see, oldest first. */
  public List<ApiKey> list(Caller caller) {
    return ring.all().stream()
        .filter(key -> mayKnow(caller, key))
        .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id))
        .toList();
  }

  /** Creates a key. Fails with FORBIDDEN when it would grant more than the caller has. */
  public synchronized FreshKey create(Caller caller, NewKey newKey) {
    Instant now = clock.instant();
    check(newKey, now);
    TenantId tenant = newKey.tenant().orElse(caller.tenant());
    if (!tenant.equals(caller.tenant()) && !caller.hasOneOf(Role.PLATFORM_ADMIN)) {
      throw forbidden("Only a platform-admin can create keys of another tenant.");
    }
    requireRoles(caller, newKey.roles(), "You cannot grant a role above your own.");
    if (!isWithin(newKey.projects(), caller) && newKey.projects().isPresent()) {
      throw forbidden("You cannot grant a project that your own key cannot access.");
    }
    FreshKey fresh = make(tenant, newKey, newKey.projects().or(caller::projects), caller.id(), now);
    fresh.key().requireRoomAmong(ring.all());
    record(
        caller,
        "KeyCreated",
        Optional.empty(),
        Optional.of(fresh.key()),
        permit -> store.add(fresh.key(), permit));
    return fresh;
  }

  /** Applies a change of a key: recorded in the audit trail before, visible on this node after. */
  private <T> T record(
      Caller caller,
      String action,
      Optional<ApiKey> before,
      Optional<ApiKey> after,
      Function<CommitPermit, Recorded<T>> change) {
    ApiKey key = before.or(() -> after).orElseThrow();
    AuditRecord record =
        AuditRecord.pending(
                caller, clock.instant(), action, key.id().value(), CorrelationId.current())
            .of(key.tenant())
            .from(before.map(ApiKey::digest), after.map(ApiKey::digest));
    T result = trail.recording(List.of(record), () -> callers.require(caller), change);
    ring.readAgain();
    return result;
  }

  private FreshKey make(
      TenantId tenant,
      NewKey newKey,
      Optional<Set<ProjectId>> projects,
      String createdBy,
      Instant now) {
    ApiKeyText text = ApiKeyText.fresh(ApiKeyText.freshId(this::bytes), this::bytes);
    ApiKey key =
        new ApiKey(
            text.id(),
            tenant,
            newKey.name(),
            newKey.roles(),
            projects,
            newKey.expiresAt(),
            createdBy,
            now,
            Optional.empty(),
            List.of(KeySecret.of(text)));
    return new FreshKey(key, text);
  }

  private static void check(NewKey newKey, Instant now) {
    List<Problem> problems = new ArrayList<>();
    if (!ApiKey.isLegalName(newKey.name())) {
      problems.add(
          Problem.at("/name", Rule.FIELD, "name must be one line of 1 to 128 visible characters."));
    }
    if (newKey.roles().isEmpty()) {
      problems.add(Problem.at("/roles", Rule.FIELD, "roles must name at least one role."));
    }
    if (newKey.projects().filter(Set::isEmpty).isPresent()) {
      problems.add(Problem.at("/projects", Rule.FIELD, "projects must name at least one project."));
    }
    if (newKey.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      problems.add(Problem.at("/expires_at", Rule.FIELD, "expires_at must be in the future."));
    }
    if (!problems.isEmpty()) {
      throw MCPRuntimeException.invalid(problems);
    }
  }

  /** Revokes the key, effective at once on this node; empty when there is no such key. */
  public synchronized Optional<ApiKey> revoke(Caller caller, KeyId id) {
    return findOwn(caller, id).filter(key -> revoke(caller, key));
  }

  /**
   * Checks early what this node can see; the store decides about concurrent changes of other nodes.
   */
  private boolean revoke(Caller caller, ApiKey key) {
    key.requireNotLastOf(ring.all());
    return record(
        caller,
        "KeyRevoked",
        Optional.of(key),
        Optional.empty(),
        permit -> store.remove(key.id(), permit));
  }

  /**
   * Gives the key a new text; the current one is accepted for the grace period. Empty when there is
   * no such key.
   */
  public synchronized Optional<FreshKey> rotate(Caller caller, KeyId id) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<ApiKey> key = findOwn(caller, id).filter(each -> !each.isExpired(clock.instant()));
      Optional<FreshKey> rotated = key.flatMap(present -> rotate(caller, present));
      if (key.isEmpty() || rotated.isPresent()) {
        return rotated;
      }
      // Another node rotated the key meanwhile: the text that it returned stays valid for the grace
      // period.
    }
    throw new MCPRuntimeException(
        FailureKind.BUSY, "Another node rotated this key meanwhile; try again in a moment.");
  }

  private Optional<FreshKey> rotate(Caller caller, ApiKey key) {
    ApiKeyText text = ApiKeyText.fresh(key.id(), this::bytes);
    ApiKey rotated = key.rotated(text, clock.instant().plus(settings.rotationGrace()));
    boolean done =
        record(
            caller,
            "KeyRotated",
            Optional.of(key),
            Optional.of(rotated),
            permit -> store.replace(key, rotated, permit));
    return done ? Optional.of(new FreshKey(rotated, text)) : Optional.empty();
  }

  /** Polls the store first, so that changes of other nodes count. */
  private Optional<ApiKey> findOwn(Caller caller, KeyId id) {
    ring.follow();
    Optional<ApiKey> key = ring.find(id).filter(found -> mayKnow(caller, found));
    key.ifPresent(
        found -> requireRoles(caller, found.roles(), "The key has a role above your own."));
    return key;
  }

  private static boolean mayKnow(Caller caller, ApiKey key) {
    return (caller.hasOneOf(Role.PLATFORM_ADMIN) || key.tenant().equals(caller.tenant()))
        && isWithin(key.projects(), caller);
  }

  private static boolean isWithin(Optional<Set<ProjectId>> projects, Caller caller) {
    return caller.projects().map(own -> projects.filter(own::containsAll).isPresent()).orElse(true);
  }

  private static void requireRoles(Caller caller, Set<Role> roles, String otherwise) {
    if (!roles.stream().allMatch(caller::hasOneOf)) {
      throw forbidden(otherwise);
    }
  }

  private static MCPRuntimeException forbidden(String sentence) {
    return new MCPRuntimeException(FailureKind.FORBIDDEN, sentence);
  }

  /** Creates the first key in memory; {@link #addFirst} stores it. */
  FreshKey first() {
    NewKey newKey =
        new NewKey(
            Optional.empty(),
            Set.of(Role.PLATFORM_ADMIN),
            "bootstrap",
            Optional.empty(),
            Optional.empty());
    return make(new TenantId("default"), newKey, Optional.empty(), "bootstrap", clock.instant());
  }

  /** Stores and records the first key; false when another node was faster. */
  boolean addFirst(FreshKey first) {
    AuditRecord record =
        new AuditRecord(
            clock.instant(),
            first.key().createdBy(),
            Optional.of(first.key().tenant()),
            "KeyCreated",
            first.key().id().value(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AuditRecord.Outcome.PENDING,
            Optional.empty(),
            Optional.of(first.key().digest()));
    return trail.recording(
        List.of(record), () -> {}, permit -> store.addFirst(first.key(), permit));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
