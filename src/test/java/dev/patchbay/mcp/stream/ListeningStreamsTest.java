package dev.patchbay.mcp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.Example;
import dev.patchbay.mcp.tools.ListFingerprints;
import dev.patchbay.mcp.tools.Narrowing;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ListeningStreamsTest {
  private static final ConnectorTool READ =
      Example.tool("read", "{\"type\":\"object\"}", Optional.empty(), true, List.of());
  private static final LoadedConnector CRM = Example.connector("crm", READ);

  private final ListFingerprints fingerprints = new ListFingerprints();
  private Optional<ProjectRegistry> project = Optional.of(Example.project(1, CRM));
  private final ListeningStreams streams =
      new ListeningStreams(
          (caller, key, narrowing) -> project.map(now -> fingerprints.of(now, narrowing)),
          Runnable::run);

  @Test
  void aChangedListIsToldOnce() {
    Recorded all = open(Narrowing.NONE);

    change(Example.project(2, CRM, Example.connector("shop", READ)));
    change(Example.project(3, CRM, Example.connector("shop", READ)));

    assertThat(all.sent).containsExactly("hello", "changed");
  }

  @Test
  void whatDoesNotChangeTheListIsNotTold() {
    Recorded all = open(Narrowing.NONE);

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
  void aListThatWentAndCameBackIsToldTwice() {
    Recorded all = open(Narrowing.NONE);

    change(Example.project(2, CRM.withEnabled(false)));
    change(Example.project(3, CRM));

    assertThat(all.sent).containsExactly("hello", "changed", "changed");
  }

  @Test
  void aNarrowedStreamHearsOnlyOfItsOwnPart() {
    Recorded shop = open(new Narrowing(Optional.of(java.util.Set.of("shop")), false));
    Recorded reading = open(new Narrowing(Optional.empty(), true));

    change(Example.project(2, CRM, Example.connector("other", Example.tool("write"))));
    change(Example.project(3, CRM, Example.connector("shop", Example.tool("write"))));

    assertThat(shop.sent).containsExactly("hello", "changed");
    assertThat(reading.sent).containsExactly("hello");
  }

  @Test
  void aProjectThatIsRemovedEndsItsStreams() {
    Recorded all = open(Narrowing.NONE);

    project = Optional.empty();
    streams.changed(Example.PROJECT);

    assertThat(all.sent).containsExactly("hello", "bye");
    assertThat(all.isOpen()).isFalse();
    assertThat(streams.count()).isZero();
  }

  @Test
  void ofOneSessionOnlyTheNewestStreamIsKept() {
    Recorded first = new Recorded();
    Recorded second = new Recorded();
    streams.open(listener(Narrowing.NONE, Optional.of("s")), first);
    streams.open(listener(Narrowing.NONE, Optional.of("s")), second);

    change(Example.project(2));

    assertThat(first.isOpen()).isFalse();
    assertThat(second.sent).containsExactly("hello", "changed");
    assertThat(streams.count()).isEqualTo(1);
  }

  @Test
  void aReaderWhoIsGoneIsForgotten() {
    Listener listener = listener(Narrowing.NONE, Optional.empty());
    streams.open(listener, new Recorded());

    streams.gone(listener);

    assertThat(streams.count()).isZero();
  }

  @Test
  void shutdownSaysGoodbye() {
    Recorded all = open(Narrowing.NONE);

    streams.endAll();

    assertThat(all.sent).containsExactly("hello", "bye");
    assertThat(all.isOpen()).isFalse();
  }

  private void change(ProjectRegistry after) {
    project = Optional.of(after);
    streams.changed(Example.PROJECT);
  }

  private Recorded open(Narrowing narrowing) {
    Recorded out = new Recorded();
    streams.open(listener(narrowing, Optional.empty()), out);
    return out;
  }

  private static Listener listener(Narrowing narrowing, Optional<String> session) {
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
