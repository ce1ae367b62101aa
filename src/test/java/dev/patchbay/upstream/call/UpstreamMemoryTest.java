package dev.patchbay.upstream.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.budget.MemorySettings;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.http.NameService;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memory of a call within its tenant's budget, and the result when it is exhausted. */
class UpstreamMemoryTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final long MIB = 1024 * 1024;

  private final WireMockServer upstream = started();
  private final Calls calls =
      new Calls(Calls.allowing("localhost:" + upstream.port()), NameService.SYSTEM);
  private final MemoryBudget budget = new MemoryBudget(new MemorySettings(64 * MIB, 32 * MIB));
  private final MemoryBudget.Reservation call = budget.open(ACME);

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    calls.close();
    upstream.stop();
  }

  @Test
  void smallAnswerNeedsNoReservation() {
    assertThat(call(json(20), "").isError()).isFalse();

    assertThat(budget.inUse()).isZero();
  }

  @Test
  void answerReservesByBytesAndValues() {
    assertThat(call(json(100_000), "").isError()).isFalse();

    assertThat(budget.inUse()).isBetween(20 * MIB, 32 * MIB);
    call.close();
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void answerBeyondTheBudgetIsATransientError() {
    MemoryBudget.Reservation other = budget.open(ACME);
    other.grow(31 * MIB);

    assertThat(error(json(100_000), ""))
        .contains("Running requests use all memory reserved for requests; try again");
    other.close();
    assertThat(call(json(20), "").isError()).isFalse();
  }

  @Test
  void tooLargeAnswerSuggestsARemedy() {
    assertThat(
            error("\"" + "x".repeat(4_000_000) + "\"", "defaults: {max_response_bytes: 4194304}"))
        .contains("patchbay.limits.memory-per-tenant")
        .contains("ask for less");
  }

  @Test
  void tooManyValuesSuggestARemedy() {
    assertThat(error(json(250_001), ""))
        .contains("more than 250000 JSON values")
        .contains("a smaller page");
  }

  @Test
  void textNeedsNoTree() {
    upstream.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withHeader("Content-Type", "text/plain").withBody(json(300_000))));

    assertThat(call("").isError()).isFalse();
    assertThat(budget.inUse()).isLessThan(12 * MIB);
  }

  private static String json(int values) {
    return "[" + "0,".repeat(values - 1) + "0]";
  }

  private String error(String body, String defaults) {
    ToolResult result = call(body, defaults);
    assertThat(result.isError()).isTrue();
    return Calls.text(result);
  }

  private ToolResult call(String body, String defaults) {
    upstream.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withHeader("Content-Type", "application/json").withBody(body)));
    return call(defaults);
  }

  private ToolResult call(String defaults) {
    calls.install(
        """
        connector:
          name: big
          version: 1.0.0
          base_url: http://localhost:%d
          %s
          tools:
            - {name: t, input_schema: {type: object}, endpoint: GET /t}
        """
            .formatted(upstream.port(), defaults));
    return calls.call(
        "t",
        "{}",
        new CallContext(
            Optional.empty(), ProgressListener.NONE, new Cancellation(), CallMemory.of(call)));
  }
}
