package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.event.RegistryEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Two observers: the first runs an action of the test, which may fail; both record the events and
 * the registry at that moment.
 */
@ApplicationScoped
public class HeardEvents {
  private final List<Heard> first = new CopyOnWriteArrayList<>();
  private final List<Heard> second = new CopyOnWriteArrayList<>();
  private volatile Consumer<RegistryEvent> reaction = event -> {};
  @Inject Snapshots snapshots;

  /** An event with the project as readable at that moment; absent when it was not readable. */
  record Heard(RegistryEvent event, Optional<ProjectRegistry> project) {
    String name() {
      return event.name();
    }

    Revision revision() {
      return event.origin().revision();
    }

    List<String> tools() {
      return project.stream()
          .flatMap(registry -> registry.connectors().stream())
          .flatMap(connector -> connector.tools().stream())
          .map(ConnectorTool::name)
          .map(Object::toString)
          .toList();
    }
  }

  void first(@Observes @Priority(1) RegistryEvent event) {
    first.add(heard(event));
    reaction.accept(event);
  }

  void second(@Observes @Priority(2) RegistryEvent event) {
    second.add(heard(event));
  }

  private Heard heard(RegistryEvent event) {
    return new Heard(event, snapshots.find(event.origin().project()));
  }

  void react(Consumer<RegistryEvent> newReaction) {
    reaction = newReaction;
  }

  List<Heard> byFirst(TenantId tenant) {
    return of(tenant, first.stream());
  }

  List<Heard> bySecond(TenantId tenant) {
    return of(tenant, second.stream());
  }

  private static List<Heard> of(TenantId tenant, Stream<Heard> heard) {
    return heard.filter(each -> each.event().origin().project().tenant().equals(tenant)).toList();
  }
}
