package dev.patchbay.store;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** The database of the settings; none for a store in memory. Connects to nothing by itself. */
@SingletonBean
class ConfiguredDatabase {
  private final Optional<Database> database;

  @Inject
  ConfiguredDatabase(StoreSettings settings, DataDirectory data, InstantSource clock) {
    database =
        switch (settings.kind()) {
          case MEMORY -> Optional.empty();
          case H2 -> Optional.of(Database.ofFile(() -> DataSources.h2(data.made()), clock));
          case JDBC -> Optional.of(Database.ofServer(() -> server(settings), clock));
        };
  }

  private static DataSource server(StoreSettings settings) {
    return settings
        .jndi()
        .map(DataSources::ofServer)
        .orElseGet(
            () ->
                DataSources.postgres(
                    settings.url().orElseThrow(), settings.user(), settings.passwordFile()));
  }

  Optional<Database> find() {
    return database;
  }

  @PreDestroy
  void close() {
    database.ifPresent(Database::close);
  }
}
