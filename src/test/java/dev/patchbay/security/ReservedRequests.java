package dev.patchbay.security;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.budget.MemorySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;

/** Requests that have nothing but a reservation of heap, for plain tests of what reads bodies. */
public final class ReservedRequests {
  private ReservedRequests() {}

  public static HttpServletRequest unlimited() {
    return of(new MemoryBudget(MemorySettings.UNLIMITED).open(new TenantId("acme")));
  }

  public static HttpServletRequest of(MemoryBudget.Reservation memory) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ReservedRequests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getAttribute")) {
                return memory;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
