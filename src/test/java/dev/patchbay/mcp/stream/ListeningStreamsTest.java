package dev.patchbay.mcp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.Example;
import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.mcp.tools.ListFingerprints;
import dev.patchbay.mcp.tools.ListState;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Loaded;
import dev.patchbay.web.Outbound;
import dev.patchbay.web.Sse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ListeningStreamsTest {
  private static final ConnectorTool READ =
      Example.tool("read", "{\"type\":\"object\"}", Optional.empty(), true, List.of());
  private static final LoadedConnector CRM = Example.connector("crm", READ);

  private final ListFingerprints fingerprints = new ListFingerprints();
  private Optional<ProjectRegistry> project = Optional.of(Example.project(1, CRM));
  private final List<Runnable> later = new ArrayList<>();
  private boolean busy;

  /** Listeners whose slot was released. */
  private final Set<Listener> left = Collections.newSetFromMap(new IdentityHashMap<>());

  private final ListeningStreams streams =
      new ListeningStreams(
          (caller, key, narrowing) -> {
            if (busy) {
              throw new MCPRuntimeException(FailureKind.BUSY, "not now");
            }
            return project.map(now -> fingerprints.of(now, narrowing));
          },
          Runnable::run,
          later::add);

  @Test
  void changedListIsNotifiedOnce() {
    Recorded all = open(ExposedTools.NONE);

    change(Example.project(2, CRM, Example.connector("shop", READ)));
    change(Example.project(3, CRM, Example.connector("shop", READ)));

    assertThat(all.sent).containsExactly("hello", "changed");
  }

  @Test
  void unchangedListIsNotNotified() {
    Recorded all = open(ExposedTools.NONE);

    change(
        Example.project(
            2,
            Loaded.of(
                CRM.manifest(),
                Example.NOW.plusSeconds(5),
                Optional.of("crm.yaml"),
                Optional.empty(),
                true,
                new TreeMap<>())));

    assertThat(all.sent).containsExactly("hello");
  }

  @Test
  void restoredListIsNotifiedAgain() {
    Recorded all = open(ExposedTools.NONE);

    change(Example.project(2, CRM.withEnabled(false)));
    change(Example.project(3, CRM));

    assertThat(all.sent).containsExactly("hello", "changed", "changed");
  }

  @Test
  void narrowedStreamIsNotifiedOfItsToolsOnly() {
    Recorded shop = open(new ExposedTools(Optional.of(java.util.Set.of("shop")), false));
    Recorded reading = open(new ExposedTools(Optional.empty(), true));

    change(Example.project(2, CRM, Example.connector("other", Example.tool("write"))));
    change(Example.project(3, CRM, Example.connector("shop", Example.tool("write"))));

    assertThat(shop.sent).containsExactly("hello", "changed");
    assertThat(reading.sent).containsExactly("hello");
  }

  @Test
  void aProjectThatIsRemovedEndsItsStreams() {
    Recorded all = open(ExposedTools.NONE);

    project = Optional.empty();
    streams.changed(Example.PROJECT);

    assertThat(all.sent).containsExactly("hello", "bye");
    assertThat(all.isOpen()).isFalse();
    assertThat(left).hasSize(1);
    assertThat(streams.count()).isZero();
  }

  @Test
  void sessionKeepsItsNewestStreamOnly() {
    Recorded first = new Recorded();
    Recorded second = new Recorded();
    Listener former = listener(ExposedTools.NONE, Optional.of("s"));
    open(former, first);
    open(listener(ExposedTools.NONE, Optional.of("s")), second);

    change(Example.project(2));

    assertThat(left).containsExactly(former);
    assertThat(first.isOpen()).isFalse();
    assertThat(second.sent).containsExactly("hello", "changed");
    assertThat(streams.count()).isEqualTo(1);
  }

  @Test
  void sessionListensUntilItsNewestStreamEnds() {
    Listener first = listener(ExposedTools.NONE, Optional.of("s"));
    Listener second = listener(ExposedTools.NONE, Optional.of("s"));
    assertThat(streams.hasSession("s")).isFalse();

    open(first, new Recorded());
    open(second, new Recorded());
    streams.gone(first);
    assertThat(streams.hasSession("s")).isTrue();
    streams.gone(second);
    assertThat(streams.hasSession("s")).isFalse();
  }

  @Test
  void endOfASessionEndsOnlyItsStream() {
    Recorded its = new Recorded();
    Recorded other = new Recorded();
    open(listener(ExposedTools.NONE, Optional.of("s")), its);
    open(listener(ExposedTools.NONE, Optional.of("t")), other);

    streams.end("s");

    assertThat(its.isOpen()).isFalse();
    assertThat(other.isOpen()).isTrue();
    assertThat(streams.count()).isEqualTo(1);
  }

  @Test
  void disconnectedClientIsForgotten() {
    Listener listener = listener(ExposedTools.NONE, Optional.empty());
    open(listener, new Recorded());

    streams.gone(listener);

    assertThat(left).hasSize(1);
    assertThat(streams.count()).isZero();
  }

  @Test
  void clientThatDisconnectsDuringOpenIsNotKept() {
    Recorded out = new Recorded();
    out.end();

    open(ExposedTools.NONE, out);

    assertThat(left).hasSize(1);
    assertThat(streams.count()).isZero();
  }

  @Test
  void changeWithUnavailableListIsNotifiedLater() {
    Recorded all = open(ExposedTools.NONE);
    busy = true;

    change(Example.project(2, CRM, Example.connector("shop", READ)));
    runLater();
    busy = false;
    runLater();

    assertThat(all.sent).containsExactly("hello", "changed");
    assertThat(later).isEmpty();
  }

  @Test
  void listUnavailableAtOpenIsComparedLater() {
    busy = true;
    Recorded all = open(ExposedTools.NONE);

    busy = false;
    project = Optional.of(Example.project(2, CRM, Example.connector("shop", READ)));
    runLater();

    assertThat(all.sent).containsExactly("hello", "changed");
  }

  @Test
  void changeDuringOpenIsNotified() {
    Recorded out = new Recorded();
    ListState asked = fingerprints.of(project.orElseThrow(), ExposedTools.NONE);
    project = Optional.of(Example.project(2, CRM, Example.connector("shop", READ)));

    streams.open(listener(ExposedTools.NONE, Optional.empty()), asked, out, () -> {});

    assertThat(out.sent).containsExactly("hello", "changed");
  }

  @Test
  void olderListStateIsIgnored() {
    ProjectRegistry second = Example.project(2, CRM, Example.connector("shop", READ));
    Recorded all = open(ExposedTools.NONE);

    change(second);
    change(Example.project(1, CRM));
    change(second);

    assertThat(all.sent).containsExactly("hello", "changed");
  }

  @Test
  void everyStreamGetsHeartbeats() {
    Recorded all = open(ExposedTools.NONE);

    streams.keepAlive();

    assertThat(all.sent).containsExactly("hello", Sse.comment());
  }

  @Test
  void shutdownEndsEveryStream() {
    Recorded all = open(ExposedTools.NONE);

    streams.endAll();

    assertThat(all.sent).containsExactly("hello", "bye");
    assertThat(left).hasSize(1);
    assertThat(all.isOpen()).isFalse();
  }

  private void change(ProjectRegistry after) {
    project = Optional.of(after);
    streams.changed(Example.PROJECT);
  }

  private Recorded open(ExposedTools narrowing) {
    Recorded out = new Recorded();
    open(narrowing, out);
    return out;
  }

  private void open(ExposedTools narrowing, Outbound out) {
    open(listener(narrowing, Optional.empty()), out);
  }

  private void open(Listener listener, Outbound out) {
    streams.open(
        listener,
        fingerprints.of(project.orElseThrow(), listener.narrowing()),
        out,
        () -> left.add(listener));
  }

  private void runLater() {
    List<Runnable> now = List.copyOf(later);
    later.clear();
    now.forEach(Runnable::run);
  }

  private static Listener listener(ExposedTools narrowing, Optional<String> session) {
    return new Listener(
        Example.CALLER,
        Example.PROJECT,
        narrowing,
        session,
        "hello",
        Optional.of("changed"),
        Optional.of("bye"));
  }

  private static final class Recorded implements Outbound {
    private final List<String> sent = new ArrayList<>();
    private boolean open = true;

    @Override
    public boolean send(String piece) {
      return open && sent.add(piece);
    }

    @Override
    public void end() {
      open = false;
    }

    @Override
    public boolean isOpen() {
      return open;
    }
  }
}
