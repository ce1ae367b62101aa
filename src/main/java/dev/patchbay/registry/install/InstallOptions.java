package dev.patchbay.registry.install;

import dev.patchbay.model.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Options of an install.
 *
 * @param enabled absent keeps the current state (true at the first install)
 * @param replace whether a connector of the same name may be replaced; otherwise CONNECTOR_EXISTS
 * @param config absent keeps the current config; present replaces all of it
 */
public record InstallOptions(
    Optional<Boolean> enabled, boolean replace, Optional<ConfigEdit> config) {
  public static final InstallOptions DEFAULT =
      new InstallOptions(Optional.empty(), Optional.empty(), true);

  public InstallOptions(
      Optional<Boolean> enabled, Optional<SortedMap<String, Secret>> config, boolean replace) {
    this(enabled, replace, config.map(set -> new ConfigEdit(set, Set.of(), Set.of())));
  }
}
