package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes in memory, which can be filled completely. */
final class SmallDisk implements AutoCloseable {
  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    ballast = directory.resolve("ballast");
  }

  /**
   * Only root may mount. Otherwise the test is skipped with a message; it fails when CI is set,
   * where a skipped test would go unnoticed.
   */
  static SmallDisk mounted(Path directory, String size) {
    make(directory);
    int result = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", directory.toString());
    if (result != 0 && System.getenv("CI") != null) {
      fail("The proof of a full disk mounts a tmpfs, which takes root; mount ended with " + result);
    }
    assumeTrue(result == 0, "The proof of a full disk mounts a tmpfs, which takes root.");
    return new SmallDisk(directory);
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  void fill() {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(directory.toFile().getUsableSpace()).isLessThan(block.length);
    }
  }

  void makeRoom() {
    try {
      Files.delete(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Works only while no file on it is open for writing. */
  void setReadOnly(boolean readOnly) {
    String options = readOnly ? "remount,ro" : "remount,rw";
    assertThat(run("mount", "-o", options, directory.toString())).isZero();
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    assertThat(run("umount", "-l", directory.toString())).isZero();
  }
}
