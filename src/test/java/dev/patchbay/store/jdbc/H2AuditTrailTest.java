package dev.patchbay.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.registry.audit.AuditChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.h2.tools.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2AuditTrailTest extends JdbcAuditTrailContract {
  @TempDir Path directory;

  @Override
  Database newDatabase() {
    return Database.ofFile(DataSources.h2(directory), InstantSource.system());
  }

  /** Runs the command of the page on the audit trail. */
  @Test
  void chainIsExportedByTheShellOfH2() throws SQLException, IOException {
    create("shop");
    create("ware-house");
    close();

    Path chain = directory.resolve("n1.jsonl");
    new Shell()
        .runTool(
            "-user",
            "patchbay",
            "-url",
            "jdbc:h2:file:" + directory.resolve("patchbay") + ";ACCESS_MODE_DATA=r",
            "-sql",
            "CALL CSVWRITE('"
                + chain
                + "', 'SELECT line FROM audit_record WHERE node = ''n1'' ORDER BY seq',"
                + " 'writeColumnHeader=false fieldDelimiter= escape= charset=UTF-8')");

    List<String> lines = Files.readAllLines(chain);
    AuditChain first = AuditChain.after(lines.get(0)).orElseThrow();
    assertThat(AuditChain.BEGINNING.judge(lines.get(0)))
        .isEqualTo(new AuditChain.Judgement.Fits(first));
    assertThat(first.judge(lines.get(1))).isInstanceOf(AuditChain.Judgement.Fits.class);
    assertThat(lines).hasSize(2);
  }
}
