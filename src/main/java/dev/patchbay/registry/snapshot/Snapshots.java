package dev.patchbay.registry.snapshot;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import jakarta.ejb.ConcurrentAccessException;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link InternalRegistry} without EJB exceptions: a lock timeout becomes BUSY. */
@SingletonBean
public class Snapshots {
  private static final int MOST_PUBLICATIONS = 6;

  private final InternalRegistry registry;
  private volatile @Nullable CurrentRevisions revisions;

  @Inject
  public Snapshots(InternalRegistry registry) {
    this.registry = registry;
  }

  public Optional<ProjectRegistry> find(ProjectKey key) {
    return inTime(() -> registry.find(key));
  }

  public TenantRegistry tenant(TenantId tenant) {
    return inTime(() -> registry.tenant(tenant));
  }

  public Map<TenantId, TenantRegistry> tenants() {
    return inTime(registry::tenants);
  }

  /** Never waits, except the first time. */
  public CurrentRevisions revisions() {
    CurrentRevisions known = revisions;
    if (known == null) {
      known = inTime(registry::revisions);
      revisions = known;
    }
    return known;
  }

  public void publish(ProjectRegistry snapshot) {
    persistently(() -> registry.publish(snapshot));
  }

  public void remove(ProjectKey key, Revision removedAt) {
    persistently(() -> registry.remove(key, removedAt));
  }

  /** Retries: a committed change must become visible despite one lock timeout. */
  private static void persistently(Runnable publication) {
    for (int attempt = 1; ; attempt++) {
      try {
        publication.run();
        return;
      } catch (ConcurrentAccessException e) {
        if (attempt == MOST_PUBLICATIONS) {
          throw new MCPRuntimeException(
              FailureKind.BUSY, "The change is saved, but is not visible yet.", e);
        }
      }
    }
  }

  private static <T> T inTime(Supplier<T> call) {
    try {
      return call.get();
    } catch (ConcurrentAccessException e) {
      throw new MCPRuntimeException(
          FailureKind.BUSY, "The registry is busy; try again in a moment.", e);
    }
  }
}
