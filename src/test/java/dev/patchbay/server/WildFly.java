package dev.patchbay.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * WildFly, configured by {@code server-config/wildfly/configure.cli}. Each server has a copy of the
 * configuration. Started without its script, so that the process is the JVM.
 *
 * @param home of WildFly
 */
record WildFly(Path home) implements ServerKind {
  /** What {@code standalone.sh} adds. */
  private static final List<String> MODULES =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  @Override
  public ProcessBuilder process(Launch launch) {
    Path base = launch.scratch().resolve("standalone").toAbsolutePath();
    ScratchFiles.copyFolder(home.resolve("standalone"), base);
    ScratchFiles.copyFile(launch.war(), base.resolve("deployments/patchbay.war"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launch.jvm());
    command.add("-Djava.net.preferIPv4Stack=true");
    launch.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(MODULES);
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
    command.add("-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"));
    command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
    command.add("-Djboss.home.dir=" + home.toAbsolutePath());
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.bind.address=127.0.0.1");
    command.add("-Djboss.http.port=" + launch.port());
    for (String other : List.of("https", "management.http", "management.https")) {
      command.add("-Djboss." + other + ".port=" + FreePort.find());
    }
    command.addAll(launch.more());
    return new ProcessBuilder(command);
  }
}
