package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.security.RequiresRole;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequiresRoleTest {

  @Test
  void everyResourceMethodRequiresARole() {
    List<Method> methods = resourceMethods().toList();

    assertThat(methods).hasSizeGreaterThan(20);
    assertThat(methods)
        .allSatisfy(
            method ->
                assertThat(method.getAnnotation(RequiresRole.class)).as("%s", method).isNotNull());
    assertThat(methods)
        .allSatisfy(
            method -> assertThat(method.getAnnotation(RequiresRole.class).value()).isNotEmpty());
  }

  private static Stream<Method> resourceMethods() {
    return new ApiApplication()
        .getClasses().stream()
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(RequiresRoleTest::answersRequests);
  }

  private static boolean answersRequests(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
