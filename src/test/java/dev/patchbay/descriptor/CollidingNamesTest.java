package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.ParsedDescriptor;
import dev.patchbay.upstream.Colliding;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of equal hash codes in schemas are treated like any others. */
class CollidingNamesTest {
  private final YamlDescriptorReader reader = new YamlDescriptorReader(Set::of);

  @Test
  void requiredNamesOfOneHashCodeAreAccepted() {
    assertThat(read("\"required\":" + Colliding.list(2_000)))
        .isInstanceOf(ParsedDescriptor.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"required\":[\"a\",\"b\",\"a\"]",
        "\"dependentRequired\":{\"x\":[\"a\",\"a\"]}",
        "\"properties\":{\"x\":{\"type\":[\"string\",\"null\",\"string\"]}}"
      })
  void repeatedNameIsRefused(String keyword) {
    assertThat(read(keyword))
        .isInstanceOfSatisfying(
            ParsedDescriptor.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::rule)
                    .containsExactly(Rule.SCHEMA));
  }

  @Test
  void eachFaultyPropertyIsNamedOnce() {
    String properties =
        Colliding.strings(500).stream()
            .map(name -> "\"" + name + "\":{\"type\":1}")
            .collect(Collectors.joining(","));

    assertThat(read("\"properties\":{" + properties + "}"))
        .isInstanceOfSatisfying(
            ParsedDescriptor.Invalid.class, invalid -> assertThat(invalid.problems()).hasSize(500));
  }

  private ParsedDescriptor read(String keyword) {
    String json =
        "{\"connector\":{\"name\":\"c\",\"version\":\"1.0.0\",\"tools\":[{\"name\":\"t\","
            + "\"endpoint\":\"GET https://api.example.com/x\","
            + "\"input_schema\":{\"type\":\"object\","
            + keyword
            + "}}]}}";
    return reader.read(
        DescriptorText.ofBody(json.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.JSON));
  }
}
