package dev.patchbay.registry.change;

import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a change does, given the project as it stands. Computed once for a change that meets no
 * other; again when another node was faster, and on the store's project when this node's one gives
 * no change. So it computes and nothing else: it reads no file and parses nothing.
 */
@FunctionalInterface
public interface ChangePlan<T> {
  Step<T> compute(Optional<ProjectRegistry> current);

  /**
   * The next step.
   *
   * @param change empty when everything is already as wanted: no revision and no event then
   * @param beside brings what lives beside the snapshot in step with it; runs in turn, after the
   *     snapshot is visible and before the events, and also when there is no change
   */
  record Step<T>(Optional<ProjectChange> change, Runnable beside, T result) {

    public static <T> Step<T> unchanged(T result) {
      return new Step<>(Optional.empty(), () -> {}, result);
    }

    /** The change, and the events of it, given their origin. */
    public static <T> Step<T> change(
        ProjectChange change,
        Function<RegistryEvent.Origin, List<RegistryEvent>> events,
        T result) {
      return new Step<>(Optional.of(change.telling(events)), () -> {}, result);
    }

    public Step<T> beside(Runnable action) {
      return new Step<>(change, action, result);
    }
  }
}
