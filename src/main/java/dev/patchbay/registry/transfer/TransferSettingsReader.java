package dev.patchbay.registry.transfer;

import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/** Reads the limits by MicroProfile Config. */
@ApplicationScoped
public class TransferSettingsReader {

  @Produces
  @jakarta.inject.Singleton
  public TransferSettings read(Config config) {
    return new TransferSettings(
        new SettingValues(config)
            .number("patchbay.import.max-bytes")
            .map(Integer::longValue)
            .orElse(TransferSettings.DEFAULT.mostImportBytes()));
  }
}
