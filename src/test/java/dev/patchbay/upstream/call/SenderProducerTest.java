package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.LogRecords;
import dev.patchbay.registry.operator.StartRefusal;
import dev.patchbay.upstream.ConnectionSettings;
import dev.patchbay.upstream.UpstreamSettings;
import org.junit.jupiter.api.Test;

class SenderProducerTest {

  @Test
  void aListOfTargetsThatCannotBeReadStopsTheStartWithOneLine() {
    UpstreamSettings settings = Calls.allowing("localhost");

    try (LogRecords log = LogRecords.of(StartRefusal.class)) {
      assertThatExceptionOfType(StartRefusal.class)
          .isThrownBy(() -> new SenderProducer().sender(settings, ConnectionSettings.DEFAULT));

      assertThat(log.lines())
          .containsExactly(
              "SEVERE Patchbay cannot start: patchbay.upstream.allow is a list of host:port, not"
                  + " 'localhost'.");
    }
  }
}
