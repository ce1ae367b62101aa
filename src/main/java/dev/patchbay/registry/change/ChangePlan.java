package dev.patchbay.registry.change;

import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a change does, given the project as it stands. It is asked again when another node was
 * faster, so it computes and nothing else: it reads no file and parses nothing.
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
