package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.StoredProject;
import dev.patchbay.registry.history.ConnectorVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expected content of a store after its writer was killed: the acknowledged changes, and possibly
 * those that were being written.
 */
final class CrashLedger {
  private static final int BATCH = 1_000;

  private final Map<Subject, Set<String>> possible = new HashMap<>();
  private final Map<Revision, String> acknowledged = new HashMap<>();
  private final Map<String, Revision> lastOf = new HashMap<>();
  private Revision checked = Revision.NONE;
  private long acknowledgements;

  private record Subject(String project, String connector) {}

  /** Records the lines of a {@link CrashWriter}. */
  void note(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words.length < 4) {
        continue;
      }
      Set<String> tags =
          possible.computeIfAbsent(
              new Subject(words[1], words[2]),
              subject -> new HashSet<>(Set.of(CrashWriter.REMOVED)));
      if (words[0].equals("TRY")) {
        tags.add(words[3]);
      } else if (words[0].equals("ACK")) {
        tags.clear();
        tags.add(words[3]);
        acknowledgements++;
        Revision revision = new Revision(Long.parseLong(words[4]));
        if (!revision.equals(Revision.NONE)) {
          acknowledged.put(revision, words[1]);
        }
      }
    }
  }

  long acknowledgements() {
    return acknowledgements;
  }

  /** Compares the store with the record, and takes it as the new known state. */
  void check(StorePorts store) {
    checkLog(store);
    Map<Subject, String> there = new HashMap<>();
    for (ProjectKey key : store.projects()) {
      StoredProject stored = store.read(key, Optional.empty()).orElseThrow();
      assertThat(stored.unreadable()).as("unreadable in %s", key).isEmpty();
      checkProject(store, stored.registry());
      Node.tags(stored.registry())
          .forEach(
              (connector, tag) -> there.put(new Subject(key.project().value(), connector), tag));
    }
    assertThat(possible.keySet()).as("connectors out of nowhere").containsAll(there.keySet());
    possible.forEach(
        (subject, tags) -> {
          String tag = there.getOrDefault(subject, CrashWriter.REMOVED);
          assertThat(tags).as("lost in %s", subject).contains(tag);
          tags.retainAll(Set.of(tag));
        });
  }

  /** No gaps, and every acknowledged revision is there. */
  private void checkLog(StorePorts store) {
    Revision last = checked;
    for (List<LoggedChange> next = store.after(last, BATCH);
        !next.isEmpty();
        next = store.after(last, BATCH)) {
      for (LoggedChange change : next) {
        assertThat(change.revision()).as("a gap in the log").isEqualTo(last.next());
        last = change.revision();
        String project = change.project().project().value();
        lastOf.put(project, last);
        String promised = acknowledged.remove(last);
        assertThat(promised == null || promised.equals(project)).as("%s", change).isTrue();
      }
    }
    assertThat(store.last()).as("the revision of the store").isEqualTo(last);
    assertThat(acknowledged).as("acknowledged and lost").isEmpty();
    checked = last;
  }

  /** The project, its connectors, their versions and the log agree. */
  private void checkProject(StorePorts store, ProjectRegistry project) {
    assertThat(project.revision())
        .as("half a change of %s", project.key())
        .isEqualTo(lastOf.get(project.projectId().value()));
    project.connectors().stream()
        .forEach(
            connector -> {
              ConnectorVersion newest = newest(store, project, connector);
              assertThat(newest.digest()).as("half a change").isEqualTo(connector.digest());
              assertThat(newest.revision()).isLessThanOrEqualTo(project.revision());
            });
  }

  private static ConnectorVersion newest(
      StorePorts store, ProjectRegistry project, LoadedConnector connector) {
    return store.of(project.key(), connector.name()).get(0);
  }
}
