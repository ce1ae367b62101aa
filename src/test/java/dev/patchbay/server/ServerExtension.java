package dev.patchbay.server;

import dev.patchbay.Deployments;
import dev.patchbay.OwnServer;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Server of one test class, of the kind that the build chose. Stops after the class. */
public final class ServerExtension implements BeforeAllCallback, AfterAllCallback {
  private final String name;
  private final Settings settings;
  private final Class<?>[] classes;
  private @Nullable OwnServer server;

  /** Settings that a test makes when it begins. */
  @FunctionalInterface
  public interface Settings {
    Map<String, String> get() throws Exception;
  }

  private ServerExtension(String name, Settings settings, Class<?>... classes) {
    this.name = name;
    this.settings = settings;
    this.classes = classes;
  }

  /**
   * Makes the extension.
   *
   * @param classes that the WAR gets besides its own
   */
  public static ServerExtension with(String name, Settings settings, Class<?>... classes) {
    return new ServerExtension(name, settings, classes);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Map<String, String> all = new LinkedHashMap<>(usual());
    all.putAll(settings.get());
    // Open Liberty runs in a directory of its own.
    all.replaceAll(
        (key, value) -> key.endsWith(".dir") ? Path.of(value).toAbsolutePath().toString() : value);
    server = OwnServer.start(ServerKind.chosen(), war(), name, all);
  }

  /** Files are checked often, anyone on this machine is admin, and nothing is kept. */
  private Map<String, String> usual() {
    return Map.of(
        "HOT_RELOAD", "true",
        "patchbay.auth", "dev",
        "patchbay.connectors.dir", "target/it-connectors",
        "patchbay.hot-reload.interval", "PT0.1S",
        "patchbay.store", "memory",
        "patchbay.data.dir", Path.of("target", "it-tmp", name + "-data").toString());
  }

  private Path war() {
    if (classes.length == 0) {
      return Path.of(System.getProperty("patchbay.war"));
    }
    File war = new File("target/it-tmp/" + name + ".war");
    Deployments.builtWar().addClasses(classes).as(ZipExporter.class).exportTo(war, true);
    return war.toPath();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server().close();
  }

  public OwnServer server() {
    return Objects.requireNonNull(server, "the server starts before the first test");
  }

  public URL base() {
    return server().base();
  }
}
