package dev.patchbay.registry.event;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ProjectCreated;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdiRegistryEventsTest {
  private static final ProjectKey SHOP = key("acme", "shop");
  private static final ConnectorName CRM = new ConnectorName("crm");

  private final Observers observers = new Observers();
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final PlainChanges node =
      PlainChanges.of(
          new Snapshots(new InternalRegistry()),
          store,
          new CdiRegistryEvents(observers.asBeanManager()));
  private final ProjectChanges changes = node.changes;
  private final List<String> heard = new ArrayList<>();

  @Test
  void everyObserverGetsEveryEvent() {
    observers.add(event -> heard.add("first " + said(event)));
    observers.add(event -> heard.add("second " + said(event)));

    install();

    assertThat(heard)
        .containsExactly(
            "first ProjectCreated 1",
            "second ProjectCreated 1",
            "first ConnectorEnabled 1",
            "second ConnectorEnabled 1");
  }

  @Test
  void throwingObserverDoesNotAffectOthers() {
    observers.add(
        event -> {
          throw new IllegalStateException("an observer that fails");
        });
    observers.add(
        event -> {
          throw new StackOverflowError("an observer that fails worse");
        });
    observers.add(event -> heard.add(said(event)));

    install();
    disable();

    assertThat(heard)
        .containsExactly("ProjectCreated 1", "ConnectorEnabled 1", "ConnectorDisabled 2");
  }

  @Test
  void changeByAnObserverIsPublishedAfterItsCause() {
    observers.add(
        event -> {
          if (event instanceof ProjectCreated) {
            disable();
          }
        });
    observers.add(event -> heard.add(said(event)));

    install();

    assertThat(heard)
        .containsExactly("ProjectCreated 1", "ConnectorEnabled 1", "ConnectorDisabled 2");
  }

  @Test
  void observerMayChangeAnotherProject() {
    observers.add(
        event -> {
          if (event instanceof ProjectCreated && event.origin().project().equals(SHOP)) {
            create(key("acme", "bank"));
          }
        });
    observers.add(event -> heard.add(said(event)));

    create(SHOP);

    assertThat(heard).containsExactly("ProjectCreated 1", "ProjectCreated 2");
  }

  @Test
  void eventsOfAnotherNodeStayInOrder() {
    ProjectChanges elsewhere =
        PlainChanges.of(new Snapshots(new InternalRegistry()), store, told -> {}).changes;
    observers.add(
        event -> {
          throw new IllegalStateException("an observer that fails");
        });
    observers.add(event -> heard.add(said(event)));
    install(elsewhere);
    disable(elsewhere);

    node.feed.follow();
    create(key("acme", "bank"));

    assertThat(heard)
        .containsExactly(
            "ProjectCreated 1", "ConnectorEnabled 1", "ConnectorDisabled 2", "ProjectCreated 3");
  }

  private void create(ProjectKey key) {
    changes.apply(
        key,
        now ->
            Step.change(
                ProjectChange.creation(ProjectRegistry.empty(key, NOW), ANN, NOW),
                origin -> List.of(new ProjectCreated(origin)),
                key));
  }

  private void install() {
    install(changes);
  }

  private static void install(ProjectChanges changes) {
    changes.apply(
        SHOP,
        now ->
            Step.change(
                ProjectChange.putting(
                    ProjectRegistry.empty(SHOP, NOW), connector("crm", "get"), ANN, NOW),
                origin -> List.of(new ProjectCreated(origin), new ConnectorEnabled(origin, CRM)),
                CRM));
  }

  private void disable() {
    disable(changes);
  }

  private static void disable(ProjectChanges changes) {
    LoadedConnector disabled = connector("crm", "get").withEnabled(false);
    changes.apply(
        SHOP,
        now ->
            Step.change(
                ProjectChange.putting(now.orElseThrow(), disabled, ANN, NOW),
                origin -> List.of(new ConnectorDisabled(origin, CRM)),
                CRM));
  }

  private static String said(RegistryEvent event) {
    return event.name() + " " + event.origin().revision();
  }
}
