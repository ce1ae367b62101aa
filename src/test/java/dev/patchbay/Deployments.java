package dev.patchbay;

import java.io.File;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build made, for the tests in the server. */
public final class Deployments {

  private Deployments() {}

  public static WebArchive builtWar() {
    return ShrinkWrap.create(ZipImporter.class, "patchbay.war")
        .importFrom(new File(System.getProperty("patchbay.war")))
        .as(WebArchive.class);
  }

  /**
   * A library that holds nothing but settings, which win over those of the server's system
   * properties.
   */
  public static JavaArchive settings(Map<String, String> settings) {
    StringBuilder lines = new StringBuilder("config_ordinal=900\n");
    settings.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return ShrinkWrap.create(JavaArchive.class, "settings.jar")
        .addAsManifestResource(new StringAsset(lines.toString()), "microprofile-config.properties");
  }

  /** The JAR that a class of the tests' class path comes from. */
  public static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
