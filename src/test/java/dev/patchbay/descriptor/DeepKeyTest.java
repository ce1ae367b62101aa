package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepKeyTest {

  /** The text closes nothing, so a reader that reaches its end finds invalid YAML. */
  @ParameterizedTest
  @ValueSource(strings = {"{", "{[", "[{", "? ", "{? "})
  @Timeout(20)
  void deeplyNestedKeysStopTheReader(String opening) {
    String text = opening.repeat(DescriptorReader.MOST_BYTES / opening.length());

    ParsedDescriptor reading =
        new YamlDescriptorReader(Set::of)
            .read(
                DescriptorText.ofBody(
                    text.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML));

    assertThat(reading).isInstanceOf(ParsedDescriptor.Invalid.class);
    ParsedDescriptor.Invalid invalid = (ParsedDescriptor.Invalid) reading;
    assertThat(invalid.kind()).isEqualTo(FailureKind.VALIDATION_ERROR);
    assertThat(invalid.problems()).extracting(problem -> problem.rule()).containsOnly(Rule.KEY);
  }
}
