package dev.patchbay.canary;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Dumps an H2 file as SQL, so that the page format hides nothing. */
final class H2Dump {
  static final String ENDING = ".mv.db";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private H2Dump() {}

  /**
   * Bytes appear in hexadecimal. The file stays unchanged; a server that has just undeployed the
   * application may still be closing it.
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
