package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/**
 * Concurrency limit of changes on this node: per tenant ({@code patchbay.limits.changes-at-once})
 * and, at twice that, in all. A change above the limit fails at once with BUSY. Each waiting change
 * holds a request thread, so the changes of one tenant must leave threads for the reads of others.
 * Thread-safe.
 */
@SingletonBean
public class ChangeShares {
  public static final int DEFAULT = 64;

  private static final String SETTING = "patchbay.limits.changes-at-once";
  private static final int TENANTS_AT_MOST = 2;

  private final Map<TenantId, Integer> underWay = new HashMap<>();
  private int total;
  private final int most;

  @Inject
  ChangeShares(Config config) {
    this(new SettingValues(config).number(SETTING, DEFAULT));
  }

  public ChangeShares(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(SETTING + " must be at least 1, not " + most);
    }
    this.most = most;
  }

  /** Creates this bean at start, so that an invalid setting stops the start. */
  void begin(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {}

  <T> T within(TenantId tenant, Supplier<T> change) {
    enter(tenant);
    try {
      return change.get();
    } finally {
      leave(tenant);
    }
  }

  private synchronized void enter(TenantId tenant) {
    int ofTenant = underWay.getOrDefault(tenant, 0);
    if (ofTenant >= most || total >= (long) most * TENANTS_AT_MOST) {
      throw new MCPRuntimeException(
          FailureKind.BUSY,
          "Too many changes are under way ("
              + SETTING
              + " = "
              + most
              + " per tenant); nothing was changed. Try again in a moment.");
    }
    underWay.put(tenant, ofTenant + 1);
    total++;
  }

  private synchronized void leave(TenantId tenant) {
    underWay.computeIfPresent(tenant, (key, count) -> count == 1 ? null : count - 1);
    total--;
  }
}
