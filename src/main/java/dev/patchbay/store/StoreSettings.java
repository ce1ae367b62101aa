package dev.patchbay.store;

import dev.patchbay.store.jdbc.Retention;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Kind and location of the store.
 *
 * @param url of a PostgreSQL database
 * @param passwordFile holds the password and nothing else
 * @param jndi a data source of the server, instead of {@code url}
 */
public record StoreSettings(
    Kind kind,
    Optional<String> url,
    Optional<String> user,
    Optional<Path> passwordFile,
    Optional<String> jndi,
    Retention retention) {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Kind of the store. */
  public enum Kind {
    H2,
    MEMORY,
    JDBC
  }

  public StoreSettings {
    if (kind == Kind.JDBC && url.isEmpty() && jndi.isEmpty()) {
      throw new IllegalArgumentException(
          "patchbay.store=jdbc needs patchbay.jdbc.url or patchbay.jdbc.jndi");
    }
    if (url.isPresent() && !url.get().startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException("patchbay.jdbc.url must begin with " + POSTGRESQL);
    }
  }
}
