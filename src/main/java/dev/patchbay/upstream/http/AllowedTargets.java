package dev.patchbay.upstream.http;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Internal servers that the operator allows: exact hosts and ports. */
public record AllowedTargets(Set<Target> targets) {
  public static final AllowedTargets NONE = new AllowedTargets(Set.of());

  private static final Pattern ENTRY =
      Pattern.compile("(\\[[^\\]\\s]+\\]|[^\\[\\]:\\s]+):([0-9]{1,5})");

  public AllowedTargets {
    targets = Set.copyOf(targets);
  }

  /** Parses a comma-separated list of {@code host:port}, with IPv6 addresses in brackets. */
  public static AllowedTargets parse(String text) {
    return new AllowedTargets(
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(AllowedTargets::target)
            .collect(Collectors.toSet()));
  }

  private static Target target(String entry) {
    Matcher matcher = ENTRY.matcher(entry);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "patchbay.upstream.allow is a list of host:port, not '" + entry + "'");
    }
    return new Target(matcher.group(1), port);
  }

  boolean contains(Target target) {
    return targets.contains(target);
  }
}
