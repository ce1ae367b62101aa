package dev.patchbay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Open Liberty with the files of {@code server-config/liberty}. Its script replaces itself by the
 * JVM.
 *
 * @param home of Open Liberty ({@code wlp})
 */
record OpenLiberty(Path home) implements ServerKind {
  private static final Path CONFIGURATION = Path.of("server-config/liberty");

  @Override
  public ProcessBuilder process(Launch launch) {
    Path user = launch.scratch().resolve("usr").toAbsolutePath();
    Path server = user.resolve("servers/patchbay");
    ScratchFiles.copyFolder(CONFIGURATION, server);
    ScratchFiles.copyFile(launch.war(), server.resolve("dropins/patchbay.war"));
    List<String> options = new ArrayList<>(launch.jvm());
    launch.settings().forEach((key, value) -> options.add("-D" + key + "=" + value));
    try {
      Files.write(server.resolve("jvm.options"), options);
      Files.writeString(
          server.resolve("bootstrap.properties"),
          "\npatchbay.port=" + launch.port() + "\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProcessBuilder process =
        new ProcessBuilder(home.resolve("bin/server").toString(), "run", "patchbay");
    process.environment().put("WLP_USER_DIR", user.toString());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return process;
  }
}
