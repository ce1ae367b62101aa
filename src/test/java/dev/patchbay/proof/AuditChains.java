package dev.patchbay.proof;

import dev.patchbay.Deployments;
import dev.patchbay.store.audit.VerifyAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The audit trail of a database, exported and verified as an operator does it. */
final class AuditChains {
  private AuditChains() {}

  /** The lines of each node, by its name. */
  static Map<String, List<String>> in(String databaseUrl) throws SQLException {
    Map<String, List<String>> chains = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(databaseUrl);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT node, line FROM audit_record ORDER BY node, seq")) {
      while (rows.next()) {
        chains.computeIfAbsent(rows.getString(1), node -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return chains;
  }

  /** The output of the command. */
  static String verdict(Map<String, List<String>> chains, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (Map.Entry<String, List<String>> chain : chains.entrySet()) {
      Files.write(folder.resolve(chain.getKey() + ".jsonl"), chain.getValue());
    }
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Deployments.jarOf(VerifyAudit.class).toString(),
                VerifyAudit.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    command.waitFor();
    return said;
  }
}
