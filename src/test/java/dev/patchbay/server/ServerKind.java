package dev.patchbay.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A kind of application server: says how its process is started with the WAR. */
public interface ServerKind {
  /** The kind that the build chose: {@code -Dserver.kind=payara-micro|wildfly|open-liberty}. */
  static ServerKind chosen() {
    String name = System.getProperty("server.kind", "payara-micro");
    return switch (name) {
      case "payara-micro" -> PayaraMicro.development();
      case "wildfly" -> new WildFly(Path.of(System.getProperty("wildfly.home")));
      case "open-liberty" -> new OpenLiberty(Path.of(System.getProperty("liberty.home")));
      default -> throw new IllegalArgumentException("server.kind=" + name);
    };
  }

  /** Builder of the process; it may write into the scratch directory. */
  ProcessBuilder process(Launch launch);

  /**
   * What a server is started with.
   *
   * @param settings as system properties
   * @param more arguments of the server itself
   * @param jvm options of the JVM
   * @param scratch directory of this server alone
   */
  record Launch(
      int port,
      Path war,
      Map<String, String> settings,
      List<String> more,
      List<String> jvm,
      Path scratch) {}
}
