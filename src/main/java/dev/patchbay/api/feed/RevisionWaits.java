package dev.patchbay.api.feed;

import dev.patchbay.bean.NodeStopping;
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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waiting reads of this node. Each published revision wakes the reads that wait for it; waiting
 * takes no thread.
 */
@SingletonBean
public class RevisionWaits {
  private final Map<WaitingRead, Boolean> waiting = new ConcurrentHashMap<>();
  private final RegistryService service;
  private final ChangeFeed feed;
  private final FeedThreads threads;
  private final FairSlots<TenantId> slots;
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
    slots = new FairSlots<>(settings.mostListeners(), settings.mostOfTenant());
    this.credentials = credentials;
    feed.listen(this::wake);
  }

  private void wake() {
    waiting.keySet().forEach(WaitingRead::check);
  }

  /** Is the wait over? Also true when the object of the read does not exist. */
  boolean isOver(RevisionWait wait, Caller caller, Optional<ProjectId> project) {
    Revision published = feed.recent().last();
    return project.isPresent()
        ? wait.isOver(
            published, service.findStamp(caller, project.get()).map(StateVersion::revision))
        : wait.isOver(published, service.stamp(caller).revision());
  }

  /** Suspends the request until the wait is over or has timed out. */
  void suspend(
      HttpServletRequest request, RevisionWait wait, Caller caller, Optional<ProjectId> project) {
    FairSlots<TenantId>.Slot slot = slots.take(caller.tenant(), RevisionWaits::refusal);
    AsyncContext async;
    try {
      async = request.startAsync();
      async.setTimeout(0);
    } catch (IllegalStateException e) {
      slot.close();
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
              slot.close();
              callOff[0].run();
            });
    self[0] = read;
    waiting.put(read, true);
    async.addListener(read);
    callOff[0] = threads.after(wait.timeout(), () -> giveUp(read, wait));
    feed.follow();
    read.check();
  }

  private static MCPRuntimeException refusal(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has reached its limit of waiting reads on this node"
                + " (patchbay.events.max-listeners-per-tenant); try again in a moment."
            : "This node has reached its limit of waiting reads (patchbay.events.max-listeners);"
                + " try again in a moment.");
  }

  private static void giveUp(WaitingRead read, RevisionWait wait) {
    if (wait.isCondition()) {
      read.fail(
          new MCPRuntimeException(
              FailureKind.BUSY,
              "This node has not received revision "
                  + wait.revision()
                  + " yet; try again in a moment."));
    } else {
      read.resume();
    }
  }

  void on(@Observes NodeStopping event) {
    stop();
  }

  @PreDestroy
  void stop() {
    MCPRuntimeException stopping =
        new MCPRuntimeException(FailureKind.BUSY, "This node is stopping; use another node.");
    waiting.keySet().forEach(read -> read.fail(stopping));
  }
}
