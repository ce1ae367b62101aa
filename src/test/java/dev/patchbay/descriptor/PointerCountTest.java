package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many pointers a response mapping may have, and that what was stored earlier is still read.
 */
class PointerCountTest {
  private final YamlDescriptorReader reader = new YamlDescriptorReader(Set::of);

  @ParameterizedTest
  @CsvSource({"include, 257", "exclude, 257", "include, 15000"})
  void listAboveTheLimitIsRefusedAtInstall(String list, int count) {
    ParsedDescriptor reading = read(descriptor(list, count));

    assertThat(reading)
        .isInstanceOfSatisfying(
            ParsedDescriptor.Invalid.class,
            invalid -> {
              assertThat(invalid.problems())
                  .extracting(Problem::rule)
                  .containsExactly(Rule.POINTER_COUNT);
              assertThat(invalid.problems().get(0).place().pointer())
                  .isEqualTo("/connector/tools/0/response/" + list);
              assertThat(invalid.problems().get(0).detail())
                  .isEqualTo("A list of pointers has at most 256; this one has " + count + ".");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"include", "exclude"})
  void listAtTheLimitIsAccepted(String list) {
    assertThat(read(descriptor(list, ResponseMapping.MOST_POINTERS)))
        .isInstanceOf(ParsedDescriptor.Valid.class);
  }

  @Test
  void olderStoredListAboveTheLimitIsRead() {
    ParsedDescriptor reading = reader.read(DescriptorText.ofStore(descriptor("include", 5_000)));

    assertThat(reading.orThrow().manifest().tools().get(0).response().include()).hasSize(5_000);
  }

  private ParsedDescriptor read(String json) {
    return reader.read(
        DescriptorText.ofBody(json.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.JSON));
  }

  private static String descriptor(String list, int count) {
    String pointers =
        IntStream.range(0, count).mapToObj(i -> "\"/m" + i + "\"").collect(Collectors.joining(","));
    return "{\"connector\":{\"name\":\"c\",\"version\":\"1.0.0\",\"tools\":[{\"name\":\"t\","
        + "\"input_schema\":{\"type\":\"object\"},\"endpoint\":\"GET https://api.example.com/x\","
        + "\"response\":{\""
        + list
        + "\":["
        + pointers
        + "]}}]}}";
  }
}
