package dev.patchbay.registry.snapshot;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.store.InMemoryRegistryStore;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A store in memory before whose commits a test makes something happen, once each. */
public final class ScriptedStore implements RegistryStore {
  private final RegistryStore store = new InMemoryRegistryStore();
  private final Queue<Runnable> script = new ArrayDeque<>();
  private int attempts;

  /** The next commit fails so. */
  public void failNext(FailureKind kind) {
    beforeNext(
        () -> {
          throw new MCPRuntimeException(kind, "as the test wants");
        });
  }

  /** Another node is faster at the next commit: its change gets in first. */
  public void overtakeNext(ProjectChange change) {
    beforeNext(
        () -> {
          Revision current =
              store.find(change.key()).map(ProjectRegistry::revision).orElse(Revision.NONE);
          store.commit(change, current);
        });
  }

  public void beforeNext(Runnable action) {
    script.add(action);
  }

  public int attempts() {
    return attempts;
  }

  @Override
  public String id() {
    return store.id();
  }

  @Override
  public Revision commit(ProjectChange change, Revision expected) {
    attempts++;
    Runnable first = script.poll();
    if (first != null) {
      first.run();
    }
    return store.commit(change, expected);
  }

  @Override
  public Optional<ProjectRegistry> find(ProjectKey key) {
    return store.find(key);
  }
}
