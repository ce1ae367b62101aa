package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.security.RequiresRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleFilterTest {

  /** Methods of a sample resource. */
  static final class Example {
    @RequiresRole(Role.OPERATOR)
    public void change() {}

    public void undeclared() {}
  }

  @Test
  void roleThatIncludesTheRequiredOnePasses() {
    assertThatCode(() -> call("change", Role.OPERATOR)).doesNotThrowAnyException();
    assertThatCode(() -> call("change", Role.ADMIN)).doesNotThrowAnyException();
  }

  @Test
  void lowerRoleIsForbidden() {
    assertForbidden("change", Role.VIEWER);
    assertForbidden("change", Role.CALLER);
  }

  @Test
  void methodWithoutRoleIsForbiddenToAllCallers() {
    assertForbidden("undeclared", Role.PLATFORM_ADMIN);
  }

  private static void assertForbidden(String method, Role role) {
    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> call(method, role))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.FORBIDDEN));
  }

  private static void call(String method, Role role) throws NoSuchMethodException {
    Caller caller = new Caller(new TenantId("acme"), "k", Set.of(role), Optional.empty());
    RoleFilter filter = new RoleFilter();
    filter.request = answering(HttpServletRequest.class, Map.of("getAttribute", caller));
    filter.resource =
        answering(
            ResourceInfo.class,
            Map.of("getResourceMethod", Example.class.getDeclaredMethod(method)));
    filter.filter(answering(ContainerRequestContext.class, Map.of("getMethod", "POST")));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
