package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.operator.Settings;
import jakarta.inject.Inject;

/** Starts the feed once the store is loaded. */
@SingletonBean
class FeedStart {
  private final ChangeFeed feed;
  private final FeedThread thread;
  private final RevisionLog log;
  private final Settings settings;

  @Inject
  FeedStart(ChangeFeed feed, FeedThread thread, RevisionLog log, Settings settings) {
    this.feed = feed;
    this.thread = thread;
    this.log = log;
    this.settings = settings;
  }

  /** Starts publishing, and polling for changes of other nodes, after the loaded revision. */
  void follow(Revision loaded) {
    feed.startAt(loaded);
    thread.every(settings.clusterPoll(), feed::follow);
    log.whenChanged(feed::follow);
  }
}
