package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The writer is killed, and in every fourth round the database too, a moment before. */
class PostgresCrashIT extends CrashContract {
  private static final int EVERY = 4;

  private final OpenStores opened = new OpenStores();

  @TempDir Path databaseDirectory;

  private KillablePostgres postgres;

  @BeforeEach
  void start() {
    postgres = new KillablePostgres(databaseDirectory.resolve("data"));
    postgres.start();
  }

  @AfterEach
  void stop() {
    opened.close();
    postgres.close();
  }

  @Override
  String kind() {
    return "postgres";
  }

  @Override
  String location() {
    return postgres.url();
  }

  @Override
  void killMore(int round, WriterProcess writer) {
    if (round % EVERY == 0) {
      postgres.kill();
      writer.letGoOn(Duration.ofMillis(200));
      postgres.start();
    }
  }

  @Override
  StorePorts open() {
    return opened.keep(TestDatabases.openPostgres(postgres.url()));
  }

  @Override
  void close() {
    opened.close();
  }
}
