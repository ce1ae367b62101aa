package dev.patchbay.mcp.tools;

import dev.patchbay.mcp.message.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** How Patchbay names itself to clients: with the version that it was built as. */
public final class ServerInfo {
  /** The key below {@code _meta} in results of 2026-07-28. */
  public static final String META = "io.modelcontextprotocol/serverInfo";

  public static final String JSON =
      new JsonObject().text("name", "patchbay").text("version", version()).end();

  private static final String BUILD = "/META-INF/patchbay.properties";

  private ServerInfo() {}

  /** Classes of a WAR have no manifest from which a server would tell it. */
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
