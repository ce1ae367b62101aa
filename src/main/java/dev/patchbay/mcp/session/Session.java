package dev.patchbay.mcp.session;

import dev.patchbay.mcp.protocol.ClientCapabilities;
import dev.patchbay.model.Caller;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.Cancellation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Session of a legacy client with a project. Lives from {@code initialize} to {@code DELETE}, or
 * until it has been idle too long. Belongs to the caller who opened it. Thread-safe.
 */
public final class Session {
  private final String id;
  private final ProjectKey project;
  private final Caller.Identity owner;
  private final ClientCapabilities capabilities;
  private final Map<String, Cancellation> running = new ConcurrentHashMap<>();
  private volatile long lastUsed;

  Session(
      String id,
      ProjectKey project,
      Caller caller,
      ClientCapabilities capabilities,
      long openedAt) {
    this.id = id;
    this.project = project;
    this.owner = caller.identity();
    this.capabilities = capabilities;
    this.lastUsed = openedAt;
  }

  public String id() {
    return id;
  }

  public ClientCapabilities capabilities() {
    return capabilities;
  }

  /** Starts a request, which the client may cancel by its id. */
  public Cancellation begin(String requestId) {
    Cancellation cancellation = new Cancellation();
    running.put(requestId, cancellation);
    return cancellation;
  }

  public void end(String requestId) {
    running.remove(requestId);
  }

  /** Cancels a running request; no effect when it has ended or never existed. */
  public void cancel(String requestId) {
    Optional.ofNullable(running.get(requestId)).ifPresent(Cancellation::cancel);
  }

  boolean belongsTo(ProjectKey key, Caller caller) {
    return project.equals(key) && owner.equals(caller.identity());
  }

  Caller.Identity owner() {
    return owner;
  }

  TenantId tenant() {
    return owner.tenant();
  }

  boolean isBusy() {
    return !running.isEmpty();
  }

  /** Time of the last use, in nanoseconds of a monotonic clock. */
  long lastUsed() {
    return lastUsed;
  }

  void used(long at) {
    lastUsed = at;
  }
}
