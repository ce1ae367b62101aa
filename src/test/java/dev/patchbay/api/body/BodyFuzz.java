package dev.patchbay.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.patchbay.api.connector.InstallRequest;
import dev.patchbay.api.connector.RollbackRequest;
import dev.patchbay.api.tool.InvokeRequest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.upstream.json.JsonValues;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any body is accepted or refused as the caller's error. */
class BodyFuzz {
  private static final List<FailureKind> REFUSALS =
      List.of(FailureKind.JSON_ERROR, FailureKind.VALIDATION_ERROR, FailureKind.BAD_REQUEST);
  private static final QueryValues NO_QUERY = new QueryValues(new MultivaluedHashMap<>());

  static Stream<byte[]> bodies() {
    return Stream.of(
            "",
            "{}",
            "[]",
            "{\"arguments\":{\"a\":1.50,\"b\":[null,true,\"\\ud83d\\ude00\"]},\"dry_run\":false}",
            "{\"file_path\":\"crm.yaml\",\"enabled\":true,\"config\":{\"api_key\":\"x\",\"n\":1},"
                + "\"replace\":false}",
            "{\"manifest\":{\"connector\":{\"name\":\"c\"}},\"config\":{}}",
            "{\"version\":\"1.0.0\"}",
            "{\"version\":\"sha256:00\"}",
            "{\"a\":1,\"a\":2}",
            "{\"arguments\":{\"a\":\"\\ud800\"}}",
            "{\"arguments\":{\"a\":1e999999999}}",
            "{\"config\":{\"a\":\"\\u0000\"}} {}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "1m")
  void everyBodyIsTakenOrRefused(byte[] bytes) {
    RequestBody body = new RequestBody(bytes, Format.JSON);
    takenOrRefused(
        () -> {
          InvokeRequest invoke = InvokeRequest.parse(body);
          assertThat(invoke.arguments().isObject()).isTrue();
          JsonValues.read(invoke.arguments());
        });
    for (InstallRequest.Source source : InstallRequest.Source.values()) {
      takenOrRefused(() -> InstallRequest.parse(body, NO_QUERY, source));
    }
    takenOrRefused(() -> RollbackRequest.parse(body));
  }

  private static void takenOrRefused(Runnable parse) {
    try {
      parse.run();
    } catch (MCPRuntimeException e) {
      assertThat(e.kind()).isIn(REFUSALS);
    }
  }
}
