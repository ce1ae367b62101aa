package dev.patchbay.access;

import dev.patchbay.api.ApiApplication;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of the resource classes, named like the rows. */
final class Routes {
  private static final String YAML = "application/yaml";

  private Routes() {}

  static Set<String> all() {
    return new ApiApplication()
        .getClasses().stream()
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .flatMap(Routes::name)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> name(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(http -> http != null)
        .map(http -> http.value() + " " + path(method) + variant(method));
  }

  private static String path(Method method) {
    Path own = method.getAnnotation(Path.class);
    return ApiApplication.class.getAnnotation(ApplicationPath.class).value()
        + method.getDeclaringClass().getAnnotation(Path.class).value()
        + (own == null ? "" : ("/" + own.value()).replace("//", "/"));
  }

  private static String variant(Method method) {
    Produces produces = method.getAnnotation(Produces.class);
    return produces != null && produces.value()[0].startsWith(YAML) ? " " + YAML : "";
  }
}
