package dev.patchbay;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Deployments of the built WAR for the tests in the server. */
public final class Deployments {

  /** With and without access; before that it is 404 or 503. */
  private static final Set<Integer> READY = Set.of(200, 401);

  private Deployments() {}

  public static WebArchive builtWar() {
    return ShrinkWrap.create(ZipImporter.class, "patchbay.war")
        .importFrom(new File(System.getProperty("patchbay.war")))
        .as(WebArchive.class);
  }

  /** A library with settings only, which take precedence over the server's system properties. */
  public static JavaArchive settings(Map<String, String> settings) {
    StringBuilder lines = new StringBuilder("config_ordinal=900\n");
    settings.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return ShrinkWrap.create(JavaArchive.class, "settings.jar")
        .addAsManifestResource(new StringAsset(lines.toString()), "microprofile-config.properties");
  }

  /** The settings, with a store in its own empty file. */
  public static Map<String, String> withFileStore(String name, Map<String, String> others) {
    Path data = Path.of("target", "it-stores", name);
    if (Files.isDirectory(data)) {
      try (Stream<Path> old = Files.walk(data)) {
        old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<String, String> settings = new LinkedHashMap<>(others);
    settings.put("patchbay.store", "h2");
    settings.put("patchbay.data.dir", data.toString());
    return settings;
  }

  /** The JAR of a class on the tests' class path. */
  public static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** Waits until the application has loaded its projects, which is later than the deployment. */
  public static void awaitReady(URL base) {
    PatchbayClient client = new PatchbayClient(base);
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> READY.contains(client.get("/v1/projects").status()));
  }
}
