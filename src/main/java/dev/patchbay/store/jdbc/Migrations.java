package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Schema migrations by name. They are listed instead of scanned, since each server lays out the
 * class path in its own way.
 */
final class Migrations {
  /** In order of application; a file outside of this list is ignored. */
  static final List<String> NAMES =
      List.of(
          "V1__registry.sql",
          "V2__secrets_and_audit.sql",
          "V3__keys.sql",
          "V4__first_answers.sql",
          "V5__notices.sql",
          "V6__import_staging.sql",
          "V7__tenant_totals.sql");

  static final String FOLDER = "/db/migration/";

  private Migrations() {}

  /** Migrates the schema to the newest version; refuses a schema newer than this program. */
  static void apply(DataSource source) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .table("patchbay_schema")
            .resourceProvider(new Named())
            .javaMigrationClassProvider(List::<Class<? extends JavaMigration>>of)
            .load();
    Arrays.stream(flyway.info().applied())
        .filter(migration -> !migration.getState().isResolved())
        .findFirst()
        .ifPresent(Migrations::refuse);
    flyway.migrate();
  }

  private static String newest() {
    String last = NAMES.get(NAMES.size() - 1);
    return last.substring(1, last.indexOf("__"));
  }

  private static void refuse(MigrationInfo unknown) {
    throw new MCPRuntimeException(
        FailureKind.STORE_UNAVAILABLE,
        "the store was written by a newer Patchbay (its schema has "
            + unknown.getVersion()
            + ", this one knows up to "
            + newest()
            + "); use that one, or restore a backup of before the upgrade");
  }

  /** Provides the listed migrations to Flyway. */
  private static final class Named implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return NAMES.contains(name) ? new Migration(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return NAMES.stream()
          .filter(
              name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
          .<LoadableResource>map(Migration::new)
          .toList();
    }
  }

  private static final class Migration extends LoadableResource {
    private final String name;

    Migration(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream in = Migrations.class.getResourceAsStream(FOLDER + name);
      if (in == null) {
        throw new UncheckedIOException(new IOException("the migration " + name + " is missing"));
      }
      return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
