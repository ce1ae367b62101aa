package dev.patchbay.mcp.tools;

import dev.patchbay.mcp.message.JsonObject;
import java.util.Optional;

/** How Patchbay names itself to clients. */
public final class ServerInfo {
  /** The key below {@code _meta} in results of 2026-07-28. */
  public static final String META = "io.modelcontextprotocol/serverInfo";

  public static final String JSON =
      new JsonObject().text("name", "patchbay").text("version", version()).end();

  private ServerInfo() {}

  private static String version() {
    return Optional.ofNullable(ServerInfo.class.getPackage().getImplementationVersion())
        .orElse("0.1.0");
  }
}
