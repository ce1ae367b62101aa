package dev.patchbay.registry.change;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.stream.Collectors;

/**
 * Before and after digests for the audit trail. A connector's digest covers its content, whether it
 * is enabled, and when each key of its config was last set. Config values are left out, since the
 * digest of a short secret can be guessed.
 */
final class StateDigest {
  private StateDigest() {}

  static String of(LoadedConnector connector) {
    String config =
        connector.config().entrySet().stream()
            .map(entry -> "config " + entry.getKey() + " " + entry.getValue().updatedAt() + "\n")
            .collect(Collectors.joining());
    return ContentDigest.of(
            "content " + connector.digest() + "\nenabled " + connector.enabled() + "\n" + config)
        .value();
  }

  static String of(ProjectRegistry project) {
    return ContentDigest.of(
            project.connectors().stream()
                .map(connector -> connector.name() + " " + of(connector) + "\n")
                .collect(Collectors.joining()))
        .value();
  }
}
