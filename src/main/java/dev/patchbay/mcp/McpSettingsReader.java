package dev.patchbay.mcp;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.mcp.session.SessionSettings;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Reads the settings of the MCP endpoint; an invalid value stops the start and is named. */
@SingletonBean
public class McpSettingsReader {

  @Produces
  @jakarta.inject.Singleton
  McpSettings read(Config config) {
    SettingValues values = new SettingValues(config);
    int mostStreams = values.number("patchbay.mcp.max-streams", 4096);
    return new McpSettings(
        values.number("patchbay.mcp.page-size", 1000),
        values.list("patchbay.mcp.allowed-origins").stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        values.duration("patchbay.mcp.session-idle", Duration.ofMinutes(30)),
        mostStreams,
        values.number("patchbay.mcp.max-streams-per-tenant", Math.max(1, mostStreams / 4)),
        values.duration("patchbay.mcp.keep-alive", Duration.ofSeconds(15)));
  }

  /**
   * Reads the limits of sessions. One key gets half of its tenant's share, because many clients may
   * use one key.
   */
  @Produces
  @jakarta.inject.Singleton
  SessionSettings sessions(Config config) {
    SettingValues values = new SettingValues(config);
    int most = values.number("patchbay.mcp.max-sessions", 10_000);
    int ofTenant = values.number("patchbay.mcp.max-sessions-per-tenant", Math.max(1, most / 4));
    return new SessionSettings(
        most,
        ofTenant,
        values.number("patchbay.mcp.max-sessions-per-key", Math.max(1, ofTenant / 2)));
  }
}
