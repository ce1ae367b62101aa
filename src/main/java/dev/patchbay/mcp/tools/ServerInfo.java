package dev.patchbay.mcp.tools;

import dev.patchbay.mcp.message.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Name and build version of Patchbay in MCP answers. */
public final class ServerInfo {
  /** Key below {@code _meta} in results of 2026-07-28. */
  public static final String META = "io.modelcontextprotocol/serverInfo";

  public static final String JSON =
      new JsonObject().text("name", "patchbay").text("version", version()).end();

  private static final String BUILD = "/META-INF/patchbay.properties";

  private ServerInfo() {}

  /** Build version from a resource, because classes of a WAR have no manifest that contains it. */
  private static String version() {
    Properties build = new Properties();
    try (InputStream in = ServerInfo.class.getResourceAsStream(BUILD)) {
      build.load(Objects.requireNonNull(in, BUILD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
