package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayClient.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads a project of one stamped connector in every possible way, repeatedly, and checks each
 * answer: it has one stamp and is complete, it is not older than the answer before it, and equal
 * ETags have equal bodies. For one thread.
 */
final class StampReader {
  private final PatchbayClient client;
  private final String project;
  private final Map<String, String> bodies;
  private final Map<String, Known> known = new HashMap<>();
  private final TreeSet<Integer> seen = new TreeSet<>();
  private int answers;
  private int compressed;
  private int notModified;

  /** The last answer of a path. */
  private record Known(String etag, StampedDescriptor stamped) {}

  /**
   * @param bodies by path and ETag, of all readers together
   */
  StampReader(PatchbayClient client, String project, Map<String, String> bodies) {
    this.client = client;
    this.project = project;
    this.bodies = bodies;
  }

  void readUntil(AtomicBoolean stop) {
    String tool = StampedDescriptor.ALWAYS_THERE;
    String name = StampedDescriptor.NAME;
    while (!stop.get()) {
      read("/tools", StampedDescriptor::ofTools);
      read("/tools?connector=" + name, StampedDescriptor::ofTools);
      read("/tools?q=STAMP&limit=1000", StampedDescriptor::ofTools);
      read("/tools/" + tool, StampedDescriptor::ofTool);
      read("/tools/" + name + "__" + tool, StampedDescriptor::ofTool);
      read("/connectors", answer -> StampedDescriptor.ofRow(answer.path("connectors").path(0)));
      read("/connectors/" + name, StampedDescriptor::ofDetail);
    }
  }

  /** One plain request, one compressed, and one with the ETag of the last answer. */
  private void read(String path, Function<JsonNode, StampedDescriptor> stamp) {
    Answer plain = client.get(project + path, "Accept-Encoding", "identity");
    whole(path, plain, stamp);
    Answer gzip = client.get(project + path, "Accept-Encoding", "gzip");
    compressed += gzip.header("Content-Encoding").equals("gzip") ? 1 : 0;
    whole(path, gzip, stamp);
    Known last = known.get(path);
    Answer conditional =
        client.get(project + path, "If-None-Match", last.etag(), "Accept-Encoding", "gzip");
    if (conditional.status() == 304) {
      assertThat(conditional.header("ETag")).isEqualTo(last.etag());
      notModified++;
      newest(last.stamped());
    } else {
      assertThat(conditional.header("ETag")).isNotEqualTo(last.etag());
      whole(path, conditional, stamp);
    }
  }

  private void whole(String path, Answer answer, Function<JsonNode, StampedDescriptor> stamp) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    StampedDescriptor stamped = stamp.apply(answer.json());
    String etag = answer.header("ETag");
    String same = bodies.putIfAbsent(path + " " + etag, answer.text());
    assertThat(same == null ? answer.text() : same).isEqualTo(answer.text());
    known.put(path, new Known(etag, stamped));
    newest(stamped);
  }

  /** Stamps never go back, over all ways of reading. */
  private void newest(StampedDescriptor stamped) {
    assertThat(stamped.stamp()).isGreaterThanOrEqualTo(latest());
    seen.add(stamped.stamp());
    answers++;
  }

  private int latest() {
    return seen.isEmpty() ? 0 : seen.last();
  }

  /** Proves that the reader has read something. */
  void assertThatItSawALot() {
    assertThat(answers).isGreaterThan(100);
    assertThat(seen).hasSizeGreaterThan(20);
    assertThat(compressed).isPositive();
    assertThat(notModified).isPositive();
  }

  @Override
  public String toString() {
    return "%d answers of %d stamps, %d compressed, %d not modified"
        .formatted(answers, seen.size(), compressed, notModified);
  }
}
