package dev.patchbay.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ClientCapabilitiesTest {
  @Test
  void storedNamesAreBounded() {
    ObjectNode declared = JsonNodeFactory.instance.objectNode();
    declared.putObject("sampling");
    declared.putObject("s".repeat(10_000));
    for (int i = 0; i < 10_000; i++) {
      declared.putObject("capability" + i);
      declared.withObject("/extensions").putObject("example/" + i);
    }

    ClientCapabilities kept = ClientCapabilities.of(declared);

    assertThat(kept.missing(List.of("sampling"))).isEmpty();
    assertThat(kept.names()).hasSize(32);
    assertThat(kept.names().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(1024);
  }
}
