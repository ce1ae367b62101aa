package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A node over a faulty store: what its callers see, and a record of the answers. */
final class Faults {
  private static final String PROJECT = "shop";
  private static final String CONNECTOR = "crm";
  private static final int MOST_PUTS = 20_000;
  private static final Duration RECOVERY = Duration.ofMinutes(1);

  private final Node node;
  private final List<String> lines = new ArrayList<>();
  private int puts;

  Faults(Node node) {
    this.node = node;
    node.ensure(PROJECT);
    put();
  }

  /** Makes a change; returns its tag. */
  String put() {
    return put(CONNECTOR, "t" + puts++);
  }

  String put(String connector, String tag) {
    lines.add("TRY " + PROJECT + " " + connector + " " + tag);
    lines.add(
        "ACK "
            + PROJECT
            + " "
            + connector
            + " "
            + tag
            + " "
            + node.put(PROJECT, connector, tag).revision());
    return tag;
  }

  /** Asserts that a change is refused while reads continue. */
  MCPRuntimeException requireUnavailable() {
    MCPRuntimeException failure = catchThrowableOfType(MCPRuntimeException.class, this::put);

    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(shown()).isNotEmpty();
    return failure;
  }

  /** Waits until a change is refused. */
  void requireUnavailableSoon() {
    for (int i = 0; i < MOST_PUTS; i++) {
      try {
        put();
      } catch (MCPRuntimeException e) {
        assertThat(e.kind()).isEqualTo(FailureKind.STORE_UNAVAILABLE);
        assertThat(shown()).isNotEmpty();
        return;
      }
    }
    throw new AssertionError("no change was refused");
  }

  /** Waits until the same node makes changes again. */
  void requireRecovery() {
    await()
        .atMost(RECOVERY)
        .ignoreExceptionsMatching(MCPRuntimeException.class::isInstance)
        .untilAsserted(
            () -> {
              String tag = put();
              assertThat(fresh()).isEqualTo(tag);
            });
  }

  String shown() {
    return Node.tags(node.shown(PROJECT)).getOrDefault(CONNECTOR, "");
  }

  String fresh() {
    return new TreeMap<>(node.fresh(PROJECT)).getOrDefault(CONNECTOR, "");
  }

  /** Attempted and acknowledged changes, for a {@link CrashLedger}. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
