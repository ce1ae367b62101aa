package dev.patchbay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonValueCountTest {
  private static final long SEED = 20261130;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1",
        "\"a,[{\" | 1",
        "\"\\\\\",\" | 2",
        "\"\\\",\" | 1",
        "[] | 1",
        "[ ] | 1",
        "{} | 1",
        "[[]] | 2",
        "[[],[]] | 3",
        "[ [ ] , {\"a\" : [ 1 , 2 ]} ] | 6",
        "{\"a\":{\"b\":{}}} | 3",
        "{\"a\":\"}\",\"b\":null} | 3",
      })
  void countsObjectsArraysAndScalars(String json, long values) {
    assertThat(JsonValueCount.of(json)).isEqualTo(values);
    assertThat(JsonValueCount.of(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(values);
  }

  @Test
  void countEqualsTheValuesOfAParser() {
    Random random = new Random(SEED);

    for (int i = 0; i < 2_000; i++) {
      StringBuilder json = new StringBuilder();
      write(random, 5, json);

      assertThat(JsonValueCount.of(json.toString()))
          .as(json.toString())
          .isEqualTo(size(JsonMapper.shared().readTree(json.toString())));
    }
  }

  @Test
  void shortTextIsBelowTheLimit() {
    assertThat(JsonValueCount.isAbove(3, "[0,0]")).isFalse();
    assertThat(JsonValueCount.isAbove(3, "[0,0,0]")).isTrue();
    assertThat(JsonValueCount.isAbove(3, "[\"00000\"]")).isFalse();
  }

  private static void write(Random random, int depth, StringBuilder out) {
    String[] scalars = {"0", "-1.5e3", "true", "null", "\"\"", "\"[,{\"", "\"\\\\\"", "\"\\\"é\""};
    int kind = depth == 0 ? 0 : random.nextInt(3);
    if (kind == 0) {
      out.append(scalars[random.nextInt(scalars.length)]);
      return;
    }
    out.append(kind == 1 ? "[" : "{");
    int members = random.nextInt(4);
    for (int i = 0; i < members; i++) {
      out.append(i == 0 ? " " : " ,\n").append(kind == 1 ? "" : "\"k" + i + "\" : ");
      write(random, depth - 1, out);
    }
    out.append(kind == 1 ? " ]" : "}");
  }

  private static long size(JsonNode node) {
    long size = 1;
    for (JsonNode child : node.values()) {
      size += size(child);
    }
    return size;
  }
}
