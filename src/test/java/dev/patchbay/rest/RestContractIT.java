package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Deployments;
import dev.patchbay.openapi.Operation;
import dev.patchbay.server.ServerExtension;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The REST interface over HTTP, contract by contract, on one server. Files are checked only on
 * request, so that nothing changes between two requests of a test.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestContractIT
    implements ProjectsContract,
        InstallsContract,
        InstallBodiesContract,
        ValidationContract,
        ConnectorsContract,
        ConditionsContract,
        EventsContract,
        WaitsContract,
        RepeatsContract,
        ConfigContract,
        AuditContract,
        VersionsContract,
        ToolsContract,
        InvocationsContract,
        PagingContract,
        ReadsContract,
        RequestsContract,
        KeysContract,
        FilesContract,
        TransferContract,
        HostileInputContract,
        BodiesContract,
        FramingContract,
        TextsContract {
  static final int MOST_CONNECTORS = 30;

  private static final DocumentedAnswers DOCUMENTED = new DocumentedAnswers();

  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("rest", RestContractIT::settings);

  private final URL url = SERVER.base();

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(url);
  }

  private String tenant;

  private static Map<String, String> settings() {
    return Deployments.withFileStore(
        "rest",
        Map.of(
            "HOT_RELOAD",
            "false",
            "MAX_CONCURRENT_CONNECTORS",
            String.valueOf(MOST_CONNECTORS),
            "patchbay.import.max-bytes",
            String.valueOf(TransferContract.MOST_BYTES),
            "patchbay.limits.body-time",
            "PT2S",
            "patchbay.connectors.dir",
            ConnectorFiles.ROOT + "/{tenant}"));
  }

  @BeforeEach
  void takeATenant(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    String parameters = Integer.toHexString(test.getDisplayName().hashCode());
    tenant = name.substring(0, Math.min(name.length(), 54)) + "-" + parameters;
  }

  @Override
  public RestClient client() {
    return new RestClient(base(), DOCUMENTED);
  }

  @Override
  public EventClient events() {
    return new EventClient(base(), DOCUMENTED);
  }

  @Override
  public RawClient raw() {
    return new RawClient(base(), DOCUMENTED);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + url.getPort());
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public ConnectorFiles files() {
    return new ConnectorFiles(tenant);
  }

  @Override
  public DocumentedAnswers documented() {
    return DOCUMENTED;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyDocumentedAnswerWasSeen() {
    Set<String> documented =
        DOCUMENTED.document().operations().stream()
            .flatMap(
                operation ->
                    operation.statuses().stream()
                        .filter(status -> isWithinReach(operation, status))
                        .map(status -> operation.id() + " " + status))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(DOCUMENTED.answered()).containsAll(documented);
  }

  /**
   * Failures that no client can cause in a sound server, and races that cannot be lost on purpose.
   * A developer gets neither a rate limit (see AccessIT) nor the role platform-admin (see
   * CanaryIT).
   */
  private static boolean isWithinReach(Operation operation, String status) {
    boolean isLostRace =
        operation.responses().at("/" + status + "/$ref").asString("").endsWith("/RevisionConflict");
    boolean isForPlatformAdmins = operation.id().equals("rotateSecrets") && status.equals("200");
    return !status.startsWith("5") && !status.equals("429") && !isLostRace && !isForPlatformAdmins;
  }
}
