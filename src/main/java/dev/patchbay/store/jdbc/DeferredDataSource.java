package dev.patchbay.store.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A data source that is made at its first use: a file or a name of the server that is missing at
 * the start may be there at the next try. Thread-safe.
 */
final class DeferredDataSource implements AutoCloseable {
  private final Supplier<DataSource> maker;
  private Optional<DataSource> made = Optional.empty();

  DeferredDataSource(Supplier<DataSource> maker) {
    this.maker = maker;
  }

  DeferredDataSource(DataSource made) {
    this.maker = () -> made;
    this.made = Optional.of(made);
  }

  synchronized DataSource get() {
    DataSource source = made.orElseGet(maker);
    made = Optional.of(source);
    return source;
  }

  @Override
  public synchronized void close() {
    if (made.isPresent() && made.get() instanceof Closeable pool) {
      try {
        pool.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
