package dev.patchbay.registry.transfer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/** Reads the limits of imports and exports by MicroProfile Config. */
@SingletonBean
public class TransferSettingsReader {

  @Produces
  @jakarta.inject.Singleton
  public TransferSettings read(Config config) {
    SettingValues values = new SettingValues(config);
    return new TransferSettings(
        values
            .bytes("patchbay.import.max-bytes")
            .orElse(TransferSettings.DEFAULT.mostImportBytes()),
        values.number("patchbay.import.max-changes", TransferSettings.DEFAULT.mostImportChanges()),
        values.number(
            "patchbay.export.max-per-tenant", TransferSettings.DEFAULT.exportsOfTenant()));
  }
}
