package dev.patchbay.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro.
 *
 * @param home of the JDK
 * @param micro the JAR of Payara Micro
 * @param preBoot the file of its commands
 */
public record PayaraMicro(Path home, String micro, String preBoot) implements ServerKind {
  /** Payara Micro 6 on the JDK of the build. */
  public static PayaraMicro development() {
    return new PayaraMicro(
        Path.of(System.getProperty("java.home")),
        System.getProperty("payara.microJar"),
        "server-config/payara-micro/pre-boot.txt");
  }

  /** Payara Micro 7 with the commands of production. */
  public static PayaraMicro production(Path home) {
    return new PayaraMicro(
        home,
        System.getProperty("payara.productionMicroJar", "target/payara-micro-production.jar"),
        "server-config/payara-micro/production-pre-boot.txt");
  }

  @Override
  public ProcessBuilder process(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(launch.jvm());
    launch.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", micro));
    command.addAll(List.of("--deploy", launch.war().toString(), "--contextroot", "/"));
    command.addAll(List.of("--port", Integer.toString(launch.port())));
    command.addAll(List.of("--nohazelcast", "--disablephonehome"));
    command.addAll(List.of("--prebootcommandfile", preBoot));
    command.addAll(launch.more());
    return new ProcessBuilder(command);
  }
}
