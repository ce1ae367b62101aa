package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Deployments;
import dev.patchbay.OwnServer;
import dev.patchbay.PatchbayClient;
import dev.patchbay.canary.Canaries;
import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that manages the connections to PostgreSQL itself, as a named data source. */
class ServerDataSourceIT {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^:]+:(\\d+)/(\\w+)\\?.*");
  private static final String CRM =
      """
      connector:
        name: crm
        version: 1.0.0
        tools:
          - {name: one, input_schema: {type: object}, endpoint: math.add}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeCommands() throws IOException {
    Matcher database = URL.matcher(TestDatabases.newPostgresUrl());
    assertThat(database.matches()).isTrue();
    Files.writeString(
        commands(),
        """
        create-jdbc-connection-pool --datasourceclassname org.postgresql.ds.PGSimpleDataSource \
        --restype javax.sql.DataSource \
        --property serverName=127.0.0.1:portNumber=%s:databaseName=%s:user=postgres:password=unused patchbay
        create-jdbc-resource --connectionpoolid patchbay jdbc/patchbay
        """
            .formatted(database.group(1), database.group(2)));
  }

  private Path commands() {
    return directory.resolve("post-boot.txt");
  }

  private OwnServer start() {
    return OwnServer.start(
        "server-data-source",
        Map.of(
            "patchbay.auth", "dev",
            "patchbay.store", "jdbc",
            "patchbay.jdbc.jndi", "jdbc/patchbay",
            "patchbay.secrets.key", Canaries.masterKey(),
            "patchbay.data.dir", directory.resolve("data").toString()),
        "--addlibs",
        Deployments.jarOf(org.postgresql.Driver.class).toString(),
        "--postbootcommandfile",
        commands().toString());
  }

  @Test
  void changesSurviveARestart() {
    try (OwnServer server = start()) {
      PatchbayClient client = server.client();
      assertThat(client.put("/v1/projects/p").status()).isEqualTo(201);
      String install = "/v1/projects/p/connectors/install-from-manifest";
      assertThat(client.postYaml(install, CRM).status()).isEqualTo(201);
      assertThat(server.log()).contains("Loaded 0 projects in ");
    }

    try (OwnServer server = start()) {
      assertThat(server.log()).contains("Loaded 1 projects in ");
      PatchbayClient client = server.client();
      assertThat(client.get("/v1/projects/p/tools/one").json().path("connector_name").asString())
          .isEqualTo("crm");
      assertThat(client.delete("/v1/projects/p").status()).isEqualTo(200);
      assertThat(server.log()).doesNotContain("SEVERE", "Lost the LISTEN connection");
    }
  }
}
