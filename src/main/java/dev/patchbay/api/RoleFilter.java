package dev.patchbay.api;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequiresRole;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * Authorization filter: compares the caller's roles with {@link RequiresRole} of the resource
 * method, before a parameter or the body is read. A method without the annotation is refused to all
 * callers.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class RoleFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Context HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    Method method = resource.getResourceMethod();
    if (method == null || isAnsweredByTheServer(context)) {
      return;
    }
    RequiresRole needs = method.getAnnotation(RequiresRole.class);
    if (needs == null || !Callers.of(request).hasOneOf(needs.value())) {
      throw new MCPRuntimeException(
          FailureKind.FORBIDDEN, "This needs a role that the credentials do not have.");
    }
  }

  /** OPTIONS is answered by JAX-RS itself, for every authenticated caller. */
  private static boolean isAnsweredByTheServer(ContainerRequestContext context) {
    return context.getMethod().equals(HttpMethod.OPTIONS);
  }
}
