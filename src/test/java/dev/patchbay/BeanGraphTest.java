package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.bean.SingletonBean;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Beans are made without proxies: each one after all that it takes. */
class BeanGraphTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  @Test
  void noBeanWaitsForItself() throws IOException, URISyntaxException {
    BeanGraph beans = new BeanGraph(ours());

    assertThat(beans.size()).isGreaterThan(100);
    assertThat(beans.unsatisfied()).isEmpty();
    assertThat(beans.cycle()).isEmpty();
  }

  @Test
  void aCycleThroughAProducerIsFound() {
    BeanGraph beans = new BeanGraph(List.of(Kept.class, Sealed.class));

    assertThat(beans.cycle()).containsExactly("Kept", "Sealed", "Key", "Kept");
  }

  @Test
  void aCycleThroughAnInstanceIsFound() {
    BeanGraph beans = new BeanGraph(List.of(Late.class));

    assertThat(beans.cycle()).containsExactly("Late", "Late");
  }

  /** An empty constructor for a proxy leaves fields null, and has to say so to NullAway. */
  @Test
  void noConstructorLeavesFieldsEmpty() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain("NullAway.Init"));
    }
  }

  private static List<Class<?>> ours() throws IOException, URISyntaxException {
    Path root =
        Path.of(SingletonBean.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("package-info.class"))
          .<Class<?>>map(file -> load(root.relativize(file)))
          .toList();
    }
  }

  private static Class<?> load(Path file) {
    String name = file.toString().replace(File.separatorChar, '.').replaceAll("\\.class$", "");
    try {
      return Class.forName(name, false, BeanGraphTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  record Key() {}

  @SingletonBean
  record Kept(Sealed sealed) {
    @Inject
    Kept {}

    @Produces
    @Singleton
    Key key() {
      return new Key();
    }
  }

  @SingletonBean
  record Sealed(Key key) {
    @Inject
    Sealed {}
  }

  @SingletonBean
  record Late(Instance<Late> itself) {
    @Inject
    Late {}
  }
}
