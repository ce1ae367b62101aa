package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.change.ForeignChanges;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.event.RegistryEvents;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the feed bean, which publishes nothing until {@link FeedStart}. */
@SingletonBean
public class ChangeFeedProducer {

  @Produces
  @Singleton
  ChangeFeed feed(
      Snapshots snapshots,
      ForeignChanges foreign,
      RevisionLog log,
      RegistryEvents events,
      FeedThread thread) {
    ChangeFeed made =
        new ChangeFeed(snapshots, foreign, log, events, new RecentChanges(), thread::execute);
    made.hold();
    return made;
  }
}
