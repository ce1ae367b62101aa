package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.patchbay.bean.SingletonBean;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Beans are made without proxies: each one after all that it takes. */
class BeanGraphTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  @Test
  void noBeanWaitsForItself() {
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

  private static List<Class<?>> ours() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.patchbay")
            .stream()
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  private record Key() {}

  @SingletonBean
  private static final class Kept {
    @Inject
    Kept(Sealed sealed) {}

    @Produces
    @Singleton
    Key key() {
      return new Key();
    }
  }

  @SingletonBean
  private static final class Sealed {
    @Inject
    Sealed(Key key) {}
  }

  @SingletonBean
  private static final class Late {
    @Inject
    Late(Instance<Late> itself) {}
  }
}
