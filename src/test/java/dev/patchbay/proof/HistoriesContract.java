package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Changes of a project, and reads from the store, are linearizable over two nodes. Reads from
 * memory never go back, and show every change that their client has made on that node.
 */
abstract class HistoriesContract {
  private static final Logger LOG = System.getLogger(HistoriesContract.class.getName());
  private static final Duration DURATION =
      Duration.parse(System.getProperty("history.duration", "PT10S"));

  /** Two nodes over one empty store. */
  abstract List<StorePorts> newStore();

  final void checkOne(RepetitionInfo repetition) {
    List<Node> nodes = newStore().stream().map(Node::new).toList();

    RecordedHistory history =
        RecordedHistory.of(nodes, DURATION, repetition.getCurrentRepetition());

    assertThat(history.brokenReads()).isEmpty();
    assertThat(history.operations()).hasSizeGreaterThan(100);
    assertThat(Linearizability.isLinearizable(history.operations())).isTrue();
    LOG.log(
        Level.INFO,
        () -> getClass().getSimpleName() + ": linearizable, " + history.operations().size());
  }
}
