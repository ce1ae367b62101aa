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
 * Giving out keys and taking them back. Nobody gives what they have not: neither a role above their
 * own, nor a tenant, nor a project. What a caller may not know of is as absent as what is not
 * there. One change at a time on this node.
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

  /** The keys that the caller may know of, the oldest first. */
  public List<ApiKey> list(Caller caller) {
    return ring.all().stream()
        .filter(key -> mayKnow(caller, key))
        .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id))
        .toList();
  }

  /** Fails with FORBIDDEN for what is not the caller's to give. */
  public synchronized FreshKey create(Caller caller, NewKey wish) {
    Instant now = clock.instant();
    check(wish, now);
    TenantId tenant = wish.tenant().orElse(caller.tenant());
    if (!tenant.equals(caller.tenant()) && !caller.hasOneOf(Role.PLATFORM_ADMIN)) {
      throw forbidden("Only a platform-admin gives out keys of another tenant.");
    }
    requireRoles(caller, wish.roles(), "Nobody gives out a role above their own.");
    if (!isWithin(wish.projects(), caller) && wish.projects().isPresent()) {
      throw forbidden("A key opens no project that its maker's key does not open.");
    }
    FreshKey fresh = make(tenant, wish, wish.projects().or(caller::projects), caller.id(), now);
    fresh.key().requireRoomAmong(ring.all());
    record(
        caller,
        "KeyCreated",
        Optional.empty(),
        Optional.of(fresh.key()),
        permit -> store.add(fresh.key(), permit));
    return fresh;
  }

  /** Makes a change of a key, known to the trail before and to this node after it. */
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
      NewKey wish,
      Optional<Set<ProjectId>> projects,
      String createdBy,
      Instant now) {
    ApiKeyText text = ApiKeyText.fresh(ApiKeyText.freshId(this::bytes), this::bytes);
    ApiKey key =
        new ApiKey(
            text.id(),
            tenant,
            wish.name(),
            wish.roles(),
            projects,
            wish.expiresAt(),
            createdBy,
            now,
            Optional.empty(),
            List.of(KeySecret.of(text)));
    return new FreshKey(key, text);
  }

  private static void check(NewKey wish, Instant now) {
    List<Problem> problems = new ArrayList<>();
    if (!ApiKey.isLegalName(wish.name())) {
      problems.add(
          Problem.at("/name", Rule.FIELD, "name is one line of 1 to 128 visible characters."));
    }
    if (wish.roles().isEmpty()) {
      problems.add(Problem.at("/roles", Rule.FIELD, "roles names at least one role."));
    }
    if (wish.projects().filter(Set::isEmpty).isPresent()) {
      problems.add(Problem.at("/projects", Rule.FIELD, "projects names at least one project."));
    }
    if (wish.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      problems.add(Problem.at("/expires_at", Rule.FIELD, "expires_at lies in the future."));
    }
    if (!problems.isEmpty()) {
      throw MCPRuntimeException.invalid(problems);
    }
  }

  /** The key stops being taken at once on this node; empty when there is no such key. */
  public synchronized Optional<ApiKey> revoke(Caller caller, KeyId id) {
    return findOwn(caller, id).filter(key -> revoke(caller, key));
  }

  /** What is refused here is not begun; what another node does meanwhile, the store decides. */
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
   * The key gets a new text, and the present one goes on for the grace period; empty when there is
   * no such key.
   */
  public synchronized Optional<FreshKey> rotate(Caller caller, KeyId id) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<ApiKey> key = findOwn(caller, id).filter(each -> !each.isExpired(clock.instant()));
      Optional<FreshKey> rotated = key.flatMap(present -> rotate(caller, present));
      if (key.isEmpty() || rotated.isPresent()) {
        return rotated;
      }
      // Another node has rotated it in between: what it gave out goes on for the grace period.
    }
    throw new MCPRuntimeException(
        FailureKind.BUSY, "Others rotate this key all the time; try again in a moment.");
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

  /** On the store's own word, so that what another node has just done counts. */
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

  /** A key for the first start; it is in no store yet. */
  FreshKey first() {
    NewKey wish =
        new NewKey(
            Optional.empty(),
            Set.of(Role.PLATFORM_ADMIN),
            "bootstrap",
            Optional.empty(),
            Optional.empty());
    return make(new TenantId("default"), wish, Optional.empty(), "bootstrap", clock.instant());
  }

  /** Adds it, on record, unless another node was faster. */
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
