package dev.patchbay.registry.change;

import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes a change from the current state of the project. It runs once for an uncontended change,
 * and again when another node commits first, so it must be a pure computation: it reads no file and
 * parses nothing.
 */
@FunctionalInterface
public interface ChangePlan<T> {
  Step<T> compute(Optional<ProjectRegistry> current);

  /**
   * The computed step.
   *
   * @param change empty when nothing has to change: no revision, no event
   * @param beside updates the state beside the snapshot; runs under the project's lock, after the
   *     snapshot is visible and before the events, also when there is no change
   */
  record Step<T>(Optional<ProjectChange> change, Runnable beside, T result) {

    public static <T> Step<T> unchanged(T result) {
      return new Step<>(Optional.empty(), () -> {}, result);
    }

    /** A step with a change and the events of it, given their origin. */
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
