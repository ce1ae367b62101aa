package dev.patchbay.api.feed;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.node.ChangeFeed;
import dev.patchbay.registry.snapshot.StateVersion;
import dev.patchbay.security.CredentialVerifier;
import dev.patchbay.web.FairSlots;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reads of this node that wait for a revision. They cost no thread: whoever tells a change
 * wakes those for whom it was the one.
 */
@SingletonBean
public class RevisionWaits {
  private final Map<WaitingRead, Boolean> waiting = new ConcurrentHashMap<>();
  private final RegistryService service;
  private final ChangeFeed feed;
  private final FeedThreads threads;
  private final FairSlots<TenantId> places;
  private final CredentialVerifier credentials;

  @Inject
  RevisionWaits(
      RegistryService service,
      ChangeFeed feed,
      FeedThreads threads,
      FeedSettings settings,
      CredentialVerifier credentials) {
    this.service = service;
    this.feed = feed;
    this.threads = threads;
    places = new FairSlots<>(settings.mostListeners(), settings.mostOfTenant());
    this.credentials = credentials;
    feed.listen(this::look);
  }

  private void look() {
    waiting.keySet().forEach(WaitingRead::look);
  }

  /** Has what the read waits for come already? Also when what is read is not there. */
  boolean isOver(RevisionWait wait, Caller caller, Optional<ProjectId> project) {
    Revision told = feed.recent().last();
    return project.isPresent()
        ? wait.isOver(told, service.findStamp(caller, project.get()).map(StateVersion::revision))
        : wait.isOver(told, service.stamp(caller).revision());
  }

  /** Answers the request when what it waits for has come, or when its patience is over. */
  void suspend(
      HttpServletRequest request, RevisionWait wait, Caller caller, Optional<ProjectId> project) {
    FairSlots<TenantId>.Place place = places.take(caller.tenant(), RevisionWaits::refusal);
    AsyncContext async;
    try {
      async = request.startAsync();
      async.setTimeout(0);
    } catch (IllegalStateException e) {
      place.close();
      throw e;
    }
    Runnable[] callOff = {() -> {}};
    WaitingRead[] self = new WaitingRead[1];
    WaitingRead read =
        new WaitingRead(
            async,
            () -> credentials.stillHolds(caller),
            () -> isOver(wait, caller, project),
            () -> {
              waiting.remove(self[0]);
              place.close();
              callOff[0].run();
            });
    self[0] = read;
    waiting.put(read, true);
    async.addListener(read);
    callOff[0] = threads.after(wait.patience(), () -> giveUp(read, wait));
    feed.follow();
    read.look();
  }

  private static MCPRuntimeException refusal(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "As many reads of this tenant wait on this node as one may have"
                + " (patchbay.events.max-listeners-per-tenant); try again in a moment."
            : "As many reads wait on this node as may (patchbay.events.max-listeners);"
                + " try again in a moment.");
  }

  private static void giveUp(WaitingRead read, RevisionWait wait) {
    if (wait.isCondition()) {
      read.fail(
          new MCPRuntimeException(
              FailureKind.BUSY,
              "This node has not heard of revision "
                  + wait.revision()
                  + " yet; try again in a moment."));
    } else {
      read.goOn();
    }
  }

  @PreDestroy
  void stop() {
    MCPRuntimeException stopping =
        new MCPRuntimeException(FailureKind.BUSY, "This node stops; ask another.");
    waiting.keySet().forEach(read -> read.fail(stopping));
  }
}
