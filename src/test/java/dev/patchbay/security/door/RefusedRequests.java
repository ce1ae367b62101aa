package dev.patchbay.security.door;

import dev.patchbay.model.Caller;
import dev.patchbay.registry.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.InstantSource;

/** Refuses requests of a known caller as the front door does after a 401, 403 or 404. */
public final class RefusedRequests {
  public static final String ADDRESS = "192.0.2.7";

  private final RefusedChanges changes;

  public RefusedRequests(AuditTrail trail, InstantSource clock) {
    changes = new RefusedChanges(trail, clock);
  }

  public void refuse(Caller caller, String method, String path) {
    changes.note(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                RefusedRequests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getRequestURI" -> path;
                      case "getContextPath" -> "";
                      case "getRemoteAddr" -> ADDRESS;
                      case "getAttribute" -> caller;
                      default -> throw new UnsupportedOperationException(called.getName());
                    }));
  }
}
