package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.patchbay.mcp.message.MessageReader;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.json.Json;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.upstream.json.JsonValues;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts of many small values, as in an attack. A reader refuses them before it builds a tree, and a
 * tree below its cap stays within the weight that the budget reserves. Counted in allocated bytes.
 */
class JsonCapsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int MESSAGE = 4 * 1024 * 1024;
  private static final int COPIES = 8;
  private static final String PING =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":[%s]}}";

  @ParameterizedTest
  @ValueSource(strings = {"{\"\":0}", "{}", "[]", "0", "[[]]", "\"\"", "{\"a\":{\"b\":[]}}"})
  void messageOfTooManyValuesIsRefusedBeforeItsTree(String value) {
    byte[] body = bytes(PING.formatted(repeated(value, MESSAGE - 100)));

    long allocated = allocated(() -> assertRefused(body));

    assertThat(allocated).isLessThan((long) COPIES * body.length);
  }

  private static void assertRefused(byte[] body) {
    assertThat(MessageReader.read(body))
        .isInstanceOfSatisfying(
            MessageReader.NotUnderstood.class,
            refused ->
                assertThat(refused.reply().body())
                    .contains("at most 100000 values")
                    .contains("-32600"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"\":0}", "{}", "[]", "0", "1e1", "\"\"", "{\"a\":{\"b\":[]}}"})
  void largestMessageIsWithinItsWeight(String value) {
    String text = PING.formatted(repeatedTimes(value, 33_000));
    byte[] body = bytes(text);
    long weight =
        JsonWeight.ofBytes(body.length) + JsonWeight.ofTree(body, MessageReader.MOST_VALUES);

    long allocated =
        allocated(
            () ->
                assertThat(MessageReader.read(body)).isInstanceOf(MessageReader.Understood.class));

    // A part of the allocated bytes is garbage at once.
    assertThat(allocated).isLessThan(weight * 3 / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":0}", "{}", "[]", "0", "[[]]", "\"\""})
  void answerOfTooManyValuesIsRefusedBeforeItsTree(String value) {
    String text = "[" + repeated(value, 2_000_000) + "]";

    long allocated =
        allocated(
            () ->
                assertThatExceptionOfType(MCPRuntimeException.class)
                    .isThrownBy(() -> JsonValues.read(text))
                    .returns(FailureKind.TOO_LARGE, MCPRuntimeException::kind));

    assertThat(allocated).isLessThan(COPIES * 2_000_000L);
  }

  @Test
  void textAtTheCapIsRead() {
    assertThat(JsonValues.read("[" + repeatedTimes("0", JsonValues.MOST_VALUES - 1) + "]"))
        .isNotNull();
    assertThat(JsonValues.read("[" + repeatedTimes("{}", JsonValues.MOST_VALUES - 1) + "]"))
        .isNotNull();
  }

  @Test
  void modelTextWithTooManyValuesIsRefused() {
    JsonText text = new JsonText("[" + repeatedTimes("[]", Json.MOST_VALUES) + "]");

    assertThat(Json.of(text)).isEmpty();
  }

  private static String repeated(String value, int bytes) {
    return repeatedTimes(value, bytes / (value.length() + 1));
  }

  private static String repeatedTimes(String value, int times) {
    return (value + ",").repeat(times - 1) + value;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long allocated(Runnable work) {
    work.run();
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    work.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
