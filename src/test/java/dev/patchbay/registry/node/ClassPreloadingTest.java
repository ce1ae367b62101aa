package dev.patchbay.registry.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.patchbay.model.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPreloadingTest {
  private static final String NAME = "dev/patchbay/model/Revision.class";

  @TempDir Path directory;

  @Test
  void loadedClassSurvivesTheLossOfItsFile() throws Exception {
    Path file = copied();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      ClassPreloading.load(loader);
      Files.delete(file);

      assertThat(loader.loadClass(Revision.class.getName())).isNotSameAs(Revision.class);
    }
  }

  @Test
  void unloadableClassIsSkipped() throws Exception {
    Path file = copied();
    Files.writeString(file.resolveSibling("Broken.class"), "no class");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      assertThatCode(() -> ClassPreloading.load(loader)).doesNotThrowAnyException();
      Files.delete(file);

      assertThat(loader.loadClass(Revision.class.getName())).isNotNull();
    }
  }

  private Path copied() throws IOException {
    Path file = directory.resolve(NAME);
    Files.createDirectories(file.getParent());
    try (InputStream in = Revision.class.getResourceAsStream("Revision.class")) {
      Files.copy(in, file);
    }
    return file;
  }
}
