package dev.patchbay.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final AtomicBoolean breaksWhenClosed = new AtomicBoolean();
  private final Database database = Database.ofFile(source(), new SettableClock());

  @Test
  void connectionLostAtTheCommitReportsAnUnknownOutcome() {
    database.open();
    String id = StoreRow.id(database);
    breaksWhenClosed.set(true);

    MCPRuntimeException failure =
        catchThrowableOfType(
            MCPRuntimeException.class, () -> database.write(handle -> StoreRow.next(handle)));
    breaksWhenClosed.set(false);

    assertThat(failure.kind()).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(failure.detail()).contains("may or may not have happened");
    assertThat(StoreRow.id(database)).isEqualTo(id);
    assertThat(database.read(StoreRow::last).value()).isEqualTo(1);
  }

  private DataSource source() {
    JdbcDataSource memory = new JdbcDataSource();
    memory.setURL("jdbc:h2:mem:breaking;DB_CLOSE_DELAY=-1");
    return proxy(
        DataSource.class,
        memory,
        (method, result) ->
            result instanceof Connection connection
                ? proxy(Connection.class, connection, this::closed)
                : result);
  }

  private Object closed(String method, Object result) throws SQLException {
    if (method.equals("close") && breaksWhenClosed.get()) {
      throw new SQLException("as the test wants", "08006");
    }
    return result;
  }

  /** What becomes of a result. */
  private interface After {
    Object of(String method, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            DatabaseTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return after.of(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
