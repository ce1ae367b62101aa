package dev.patchbay.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.snapshot.StateVersion;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cache is bounded by weight, so a weight that is too low is memory without a bound. */
class AnswerWeightTest {
  private static final int ANSWERS = 10_000;
  private static final TenantId TENANT = new TenantId("default");
  private static final byte[] ACCEPT = bytes("*/*");
  private static final byte[] CONTENT_TYPE = bytes("application/json;charset=utf-8");
  private static final byte[] ETAG = bytes("0123abcd-1-1");
  private static final List<byte[]> TARGETS =
      IntStream.range(0, ANSWERS).mapToObj(i -> bytes("/v1/projects?q=" + i)).toList();

  private final List<AnswerCacheKey> keys = new ArrayList<>(ANSWERS);
  private final List<CachedAnswer> answers = new ArrayList<>(ANSWERS);

  @Test
  void smallAnswersWeighAtLeastTheirHeap() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ANSWERS; i++) {
      keep(i);
    }
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertThat(weight()).isGreaterThan(allocated);
  }

  private void keep(int i) {
    keys.add(
        new AnswerCacheKey(
            TENANT, Set.of(Role.VIEWER), Optional.empty(), text(TARGETS.get(i)), text(ACCEPT)));
    answers.add(
        new CachedAnswer(
            Optional.empty(),
            new StateVersion(new Revision(i), i),
            "/v1/projects",
            text(CONTENT_TYPE),
            text(ETAG),
            new byte[2]));
  }

  /** A new text without shared parts, as a request has it. */
  private static String text(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private long weight() {
    return keys.stream().mapToLong(AnswerCacheKey::weight).sum()
        + answers.stream().mapToLong(CachedAnswer::weight).sum();
  }
}
