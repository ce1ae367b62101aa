package dev.patchbay.registry.snapshot;

import static dev.patchbay.registry.snapshot.Projects.at;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import jakarta.ejb.ConcurrentAccessTimeoutException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
  private static final ProjectKey SHOP = key("acme", "shop");

  private final LockedRegistry registry = new LockedRegistry();
  private final Snapshots snapshots = new Snapshots(registry);

  /** Fails like a container on a lock timeout. */
  private static final class LockedRegistry extends InternalRegistry {
    private int timeouts;

    private void timeOutWhenWanted() {
      if (timeouts > 0) {
        timeouts--;
        throw new ConcurrentAccessTimeoutException("no lock");
      }
    }

    @Override
    public Optional<ProjectRegistry> find(ProjectKey key) {
      timeOutWhenWanted();
      return super.find(key);
    }

    @Override
    public void publish(ProjectRegistry snapshot) {
      timeOutWhenWanted();
      super.publish(snapshot);
    }

    @Override
    public void remove(ProjectKey key, Revision removedAt) {
      timeOutWhenWanted();
      super.remove(key, removedAt);
    }
  }

  @Test
  void readerTimeoutIsBusy() {
    registry.timeouts = 1;

    assertThat(failureOf(() -> snapshots.find(SHOP))).isEqualTo(FailureKind.BUSY);
  }

  @Test
  void commitIsPublishedDespiteSeveralTimeouts() {
    registry.timeouts = 5;

    snapshots.publish(at(SHOP, 1));

    assertThat(snapshots.find(SHOP)).isPresent();
  }

  @Test
  void removalIsPublishedDespiteSeveralTimeouts() {
    snapshots.publish(at(SHOP, 1));
    registry.timeouts = 5;

    snapshots.remove(SHOP, new Revision(2));

    assertThat(snapshots.find(SHOP)).isEmpty();
  }

  @Test
  void publicationGivesUpInTheEnd() {
    registry.timeouts = 6;

    assertThat(failureOf(() -> snapshots.publish(at(SHOP, 1)))).isEqualTo(FailureKind.BUSY);
    assertThat(snapshots.find(SHOP)).isEmpty();
  }

  private static FailureKind failureOf(ThrowingCallable call) {
    return catchThrowableOfType(MCPRuntimeException.class, call).kind();
  }
}
