package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.canary.Observed;
import dev.patchbay.server.ServerExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Limits of event streams on a node with thirty streams, two of them per tenant. The server notices
 * a disconnected client only when it writes, so each test has its own tenants.
 */
@Tag("portable")
class StreamSharesIT {
  private static final int OF_TENANT = 2;
  private static final int OF_NODE = 30;
  private static final Duration NOTICED = Duration.ofSeconds(20);
  private static final String LISTEN =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":{"
          + "\"notifications\":{\"toolsListChanged\":true},\"_meta\":{"
          + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
  private static final String GREETING =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
          + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":"
          + "{\"name\":\"c\",\"version\":\"1\"}}}";

  private static final AtomicInteger TENANTS = new AtomicInteger();

  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("streams", StreamSharesIT::settings);

  private final URL base = SERVER.base();

  private final HttpClient http =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Opened> all = new ArrayList<>();

  private static Map<String, String> settings() {
    return Map.of(
        "patchbay.events.max-listeners", String.valueOf(OF_NODE),
        "patchbay.events.max-listeners-per-tenant", String.valueOf(OF_TENANT),
        "patchbay.events.heartbeat", "PT1S",
        "patchbay.mcp.max-streams", String.valueOf(OF_NODE),
        "patchbay.mcp.max-streams-per-tenant", String.valueOf(OF_TENANT),
        "patchbay.mcp.keep-alive", "PT1S");
  }

  /** A kind of stream, and its limit per tenant. */
  enum Kind {
    EVENTS_OF_A_TENANT("patchbay.events.max-listeners"),
    EVENTS_OF_A_PROJECT("patchbay.events.max-listeners"),
    MCP("patchbay.mcp.max-streams");

    private final String setting;

    Kind(String setting) {
      this.setting = setting;
    }
  }

  /** An answer with a possibly endless body. */
  private record Opened(HttpResponse<InputStream> response) {
    int status() {
      return response.statusCode();
    }

    JsonNode problem() {
      try (InputStream body = response.body()) {
        return JsonMapper.shared().readTree(body.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      try {
        response.body().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  @AfterEach
  void leave() {
    all.forEach(Opened::close);
  }

  /** A new tenant with a project. */
  private String newTenant() {
    String tenant = "t" + TENANTS.incrementAndGet();
    HttpRequest.Builder put = request("v1/projects/p").PUT(BodyPublishers.noBody());
    assertThat(send(put, tenant).status()).isEqualTo(201);
    return tenant;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpRequest.Builder mcp() {
    return request("mcp/p")
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream");
  }

  private HttpRequest.Builder request(Kind kind) {
    return switch (kind) {
      case EVENTS_OF_A_TENANT -> request("v1/events");
      case EVENTS_OF_A_PROJECT -> request("v1/projects/p/events");
      case MCP ->
          mcp()
              .header("MCP-Protocol-Version", "2026-07-28")
              .header("Mcp-Method", "subscriptions/listen")
              .POST(BodyPublishers.ofString(LISTEN));
    };
  }

  private Opened open(Kind kind, String tenant) {
    return send(request(kind), tenant);
  }

  private Opened send(HttpRequest.Builder request, String tenant) {
    try {
      Opened opened =
          new Opened(
              http.send(
                  request.header("X-Tenant-ID", tenant).build(), BodyHandlers.ofInputStream()));
      synchronized (all) {
        all.add(opened);
      }
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(Opened refused, String setting) {
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
    JsonNode problem = refused.problem();
    assertThat(problem.path("error_type").asString()).isEqualTo("BUSY");
    assertThat(problem.path("detail").asString()).contains("(" + setting + ")");
  }

  @ParameterizedTest
  @EnumSource
  void tenantAtItsLimitLeavesOthersTheirStreams(Kind kind) {
    String tenant = newTenant();
    Opened first = open(kind, tenant);
    assertThat(List.of(first.status(), open(kind, tenant).status())).containsExactly(200, 200);

    assertRefused(open(kind, tenant), kind.setting + "-per-tenant");
    assertThat(open(kind, newTenant()).status()).isEqualTo(200);

    first.close();
    await().atMost(NOTICED).until(() -> open(kind, tenant).status() == 200);
    assertRefused(open(kind, tenant), kind.setting + "-per-tenant");
  }

  @ParameterizedTest
  @EnumSource
  void fullNodeRefusesFurtherStreams(Kind kind) {
    Opened last = open(kind, newTenant());
    for (int i = 1; i <= OF_NODE && last.status() == 200; i++) {
      last = open(kind, newTenant());
    }

    assertRefused(last, kind.setting);

    leave();
    String other = newTenant();
    await().atMost(NOTICED).until(() -> open(kind, other).status() == 200);
  }

  @ParameterizedTest
  @EnumSource
  void concurrentStreamsAreAcceptedUpToTheLimit(Kind kind) {
    String tenant = newTenant();
    List<CompletableFuture<Opened>> coming =
        IntStream.range(0, 24)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> open(kind, tenant)))
            .toList();

    assertThat(coming.stream().map(CompletableFuture::join).filter(each -> each.status() == 200))
        .hasSize(OF_TENANT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"EVENTS_OF_A_TENANT", "EVENTS_OF_A_PROJECT"})
  void whoOnlyAsksForTheHeadHoldsNoPlace(Kind kind) {
    String tenant = newTenant();
    for (int i = 0; i < 2 * OF_TENANT; i++) {
      HttpRequest.Builder head = request(kind).method("HEAD", BodyPublishers.noBody());
      assertThat(send(head, tenant).status()).isEqualTo(200);
    }
  }

  @Test
  void reopenedStreamOfASessionUsesOneSlot() {
    String tenant = newTenant();
    Opened greeted = send(mcp().POST(BodyPublishers.ofString(GREETING)), tenant);
    String session = greeted.response().headers().firstValue("Mcp-Session-Id").orElseThrow();
    assertThat(open(Kind.MCP, tenant).status()).isEqualTo(200);

    for (int i = 0; i < 2 * OF_TENANT; i++) {
      assertThat(send(stream(session), tenant).status()).isEqualTo(200);
    }

    assertRefused(open(Kind.MCP, tenant), Kind.MCP.setting + "-per-tenant");
  }

  private HttpRequest.Builder stream(String session) {
    return mcp()
        .header("Mcp-Session-Id", session)
        .header("MCP-Protocol-Version", "2025-11-25")
        .GET();
  }

  @Test
  void waitingReadsHaveSharesToo() {
    String tenant = newTenant();
    String since =
        send(request("v1/projects"), tenant)
            .response()
            .headers()
            .firstValue("X-Patchbay-Revision")
            .orElseThrow();
    List<CompletableFuture<Opened>> waits =
        IntStream.range(0, OF_TENANT)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> read(tenant, "PT1M", since)))
            .toList();
    await().atMost(NOTICED).until(() -> read(tenant, "PT0.01S", since).status() == 503);

    assertRefused(read(tenant, "PT0.01S", since), "patchbay.events.max-listeners-per-tenant");
    assertThat(read(newTenant(), "PT0.01S", "999999").status()).isEqualTo(200);

    send(request("v1/projects/q").PUT(BodyPublishers.noBody()), tenant);
    assertThat(waits)
        .allSatisfy(wait -> assertThat(wait.get(10, TimeUnit.SECONDS).status()).isEqualTo(200));
    assertThat(read(tenant, "PT0.01S", "999999").status()).isEqualTo(200);
  }

  private Opened read(String tenant, String patience, String since) {
    return send(request("v1/projects?wait=" + patience + "&since=" + since), tenant);
  }
}
