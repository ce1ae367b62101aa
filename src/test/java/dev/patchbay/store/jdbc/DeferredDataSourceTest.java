package dev.patchbay.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DeferredDataSourceTest {
  private final List<DataSource> made = new ArrayList<>();

  private DataSource make() {
    DataSource source = new JdbcDataSource();
    made.add(source);
    return source;
  }

  @Test
  void itIsMadeOnceAndAtItsFirstUse() {
    DeferredDataSource source = new DeferredDataSource(this::make);
    assertThat(made).isEmpty();

    DataSource first = source.get();
    DataSource second = source.get();

    assertThat(made).containsExactly(first);
    assertThat(second).isSameAs(first);
  }

  @Test
  void aFailureIsNotTheLastWord() {
    List<String> names = new ArrayList<>();
    DeferredDataSource source =
        new DeferredDataSource(
            () -> {
              if (names.isEmpty()) {
                throw new IllegalArgumentException("no such name");
              }
              return make();
            });
    assertThatIllegalArgumentException().isThrownBy(source::get);

    names.add("jdbc/patchbay");

    assertThat(source.get()).isSameAs(made.get(0));
  }

  @Test
  void closingClosesThePoolAndMakesNone() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(new JdbcDataSource());
    config.setInitializationFailTimeout(-1);
    config.setMinimumIdle(0);
    HikariDataSource pool = new HikariDataSource(config);
    DeferredDataSource used = new DeferredDataSource(pool);
    DeferredDataSource unused = new DeferredDataSource(this::make);

    used.close();
    unused.close();

    assertThat(pool.isClosed()).isTrue();
    assertThat(made).isEmpty();
  }
}
