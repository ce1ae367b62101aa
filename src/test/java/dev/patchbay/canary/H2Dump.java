package dev.patchbay.canary;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** All that an H2 file holds, as SQL: nothing hides in how its pages are written. */
final class H2Dump {
  static final String ENDING = ".mv.db";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private H2Dump() {}

  /**
   * Bytes stand in it in hexadecimal. The file stays as it is; a server that has undeployed the
   * application a moment ago may still be closing it.
   */
  static String of(Path file) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> script(file), dump -> !dump.isEmpty());
  }

  private static String script(Path file) throws SQLException {
    String database = file.toAbsolutePath().toString().replaceFirst("\\.mv\\.db$", "");
    String url = "jdbc:h2:file:" + database + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
    StringBuilder dump = new StringBuilder();
    try (Connection connection = DriverManager.getConnection(url, "patchbay", "");
        ResultSet lines = connection.createStatement().executeQuery("SCRIPT")) {
      while (lines.next()) {
        dump.append(lines.getString(1)).append('\n');
      }
    }
    return dump.toString();
  }
}
