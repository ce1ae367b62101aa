package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are read or refused; a read descriptor can be written and read again. */
class DescriptorFuzz {

  static Stream<byte[]> corpus() {
    return Stream.concat(Corpus.good(), Corpus.bad()).map(Corpus::bytes);
  }

  @MethodSource("corpus")
  @FuzzTest(maxDuration = "1m")
  void everyTextIsReadOrRefused(byte[] bytes) {
    for (Format format : Format.values()) {
      ParsedDescriptor reading = Corpus.READER.read(DescriptorText.ofBody(bytes, format));
      if (reading instanceof ParsedDescriptor.Valid valid) {
        assertSurvivesWriting(valid.manifest());
      } else {
        assertThat(((ParsedDescriptor.Invalid) reading).problems()).isNotEmpty();
      }
    }
    Corpus.READER.read(DescriptorText.ofMember(bytes, "manifest"));
  }

  private static void assertSurvivesWriting(ConnectorManifest manifest) {
    for (Format format : Format.values()) {
      String written = Corpus.READER.write(manifest, format);
      assertThat(Corpus.read(written, format).orThrow().manifest()).isEqualTo(manifest);
    }
  }
}
