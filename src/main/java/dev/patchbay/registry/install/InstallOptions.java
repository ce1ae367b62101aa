package dev.patchbay.registry.install;

import dev.patchbay.model.Secret;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a connector is installed.
 *
 * @param enabled absent keeps what is (true at the first install)
 * @param config absent keeps what is; present replaces the whole
 * @param replace whether a connector of the same name may be replaced; otherwise CONNECTOR_EXISTS
 */
public record InstallOptions(
    Optional<Boolean> enabled, Optional<SortedMap<String, Secret>> config, boolean replace) {
  public static final InstallOptions DEFAULT =
      new InstallOptions(Optional.empty(), Optional.empty(), true);

  public InstallOptions {
    config = config.map(given -> Collections.unmodifiableSortedMap(new TreeMap<>(given)));
  }
}
