package dev.patchbay.upstream;

import dev.patchbay.model.manifest.ToolDefaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of upstream calls.
 *
 * @param allow comma-separated {@code host:port} of internal servers that may be called
 * @param timeout of a whole call; a descriptor may lower it
 * @param maxResponseBytes default for descriptors without a limit
 * @param arguments how arguments are read that do not fit as they are
 * @param secretsDir directory of {@code ${file:…}}; without it there are no such secrets
 * @param envPrefix prefix of the variables that {@code ${env:…}} may read
 * @param connectorConcurrency concurrent calls per connector; default for descriptors without a
 *     limit
 * @param projectConcurrency concurrent calls per project
 * @param queue calls that may wait for each of these limits
 */
public record UpstreamSettings(
    String allow,
    Duration timeout,
    int maxResponseBytes,
    OutputValidation outputValidation,
    ArgumentMode arguments,
    Optional<Path> secretsDir,
    String envPrefix,
    int connectorConcurrency,
    int projectConcurrency,
    int queue) {
  public static final UpstreamSettings DEFAULT =
      new UpstreamSettings(
          "",
          Duration.ofSeconds(10),
          1024 * 1024,
          OutputValidation.WARN,
          ArgumentMode.LENIENT,
          Optional.empty(),
          "PATCHBAY_CONN_",
          20,
          100,
          50);

  /** Handling of a result that violates its output_schema. */
  public enum OutputValidation {
    /** Withholds the value. */
    ENFORCE,
    /** Returns the value with a warning. */
    WARN,
    OFF
  }

  /** Reading of arguments. */
  public enum ArgumentMode {
    /** Reads what usual clients send in place of the declared type. */
    LENIENT,
    /** Takes no value but of the declared type. */
    STRICT
  }

  public UpstreamSettings {
    if (timeout.isNegative()
        || timeout.isZero()
        || timeout.compareTo(ToolDefaults.LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "patchbay.upstream.timeout must be more than zero and at most PT5M, not " + timeout);
    }
    check(
        "patchbay.upstream.max-response-bytes", maxResponseBytes, ToolDefaults.MOST_RESPONSE_BYTES);
    check(
        "patchbay.limits.connector-concurrency",
        connectorConcurrency,
        ToolDefaults.MOST_CONCURRENT);
    check("patchbay.limits.project-concurrency", projectConcurrency, 10_000);
    check("patchbay.limits.queue", queue, 10_000);
    if (envPrefix.isBlank()) {
      throw new IllegalArgumentException("patchbay.secrets.env-prefix must not be empty");
    }
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be from 1 to " + most + ", not " + value);
    }
  }
}
