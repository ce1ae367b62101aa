package dev.patchbay.registry.budget;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the size of the memory budget by MicroProfile Config. An invalid value stops the start with
 * a sentence that names the setting.
 */
@SingletonBean
public class MemorySettingsReader {
  @Produces
  @Singleton
  MemorySettings read(Config config) {
    SettingValues values = new SettingValues(config);
    return MemorySettings.of(
        values.bytes(MemorySettings.MEMORY),
        values.bytes(MemorySettings.MEMORY_PER_TENANT),
        Runtime.getRuntime().maxMemory());
  }

  @Produces
  @Singleton
  MemoryBudget budget(MemorySettings settings) {
    return new MemoryBudget(settings);
  }
}
