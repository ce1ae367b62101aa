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
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.node.ChangeFeed;
import dev.patchbay.security.Callers;
import dev.patchbay.security.CredentialVerifier;
import dev.patchbay.web.AsyncOutbound;
import dev.patchbay.web.FairSlots;
import dev.patchbay.web.Sse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Event streams of this node: admission, heartbeats, and the end of expired credentials. */
@SingletonBean
public class EventStreams {
  private static final Logger LOG = System.getLogger(EventStreams.class.getName());

  /** Bytes that may be queued: one piece, and heartbeats. */
  private static final int MOST_WAITING = 64 * 1024;

  /** Interval of the check that a stream's credential is still valid. */
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

  private final RegistryService service;
  private final ChangeFeed feed;
  private final FairSlots<TenantId> slots;
  private final EventBroadcast broadcast;

  @Inject
  EventStreams(
      RegistryService service,
      ChangeFeed feed,
      RevisionLog log,
      FeedThreads threads,
      FeedSettings settings,
      CredentialVerifier credentials) {
    this.service = service;
    this.feed = feed;
    slots = new FairSlots<>(settings.mostListeners(), settings.mostOfTenant());
    broadcast =
        new EventBroadcast(
            new ChangeHistory(feed.recent(), log),
            credentials::stillHolds,
            threads::write,
            threads::fetch,
            threads::later);
    feed.listen(broadcast::changed);
    threads.every(settings.heartbeat(), () -> attempt(broadcast::keepAlive));
    threads.every(BETWEEN_CHECKS, () -> attempt(broadcast::endRevoked));
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // An executor drops a task that throws, and the streams would end for lack of heartbeats.
      LOG.log(Level.ERROR, "Keeping event streams failed.", e);
    }
  }

  /**
   * Opens a stream on the request, which must be asynchronous already. A project that does not
   * exist has no stream, except for a reader that resumes, because the removal is an event.
   */
  public void open(
      HttpServletRequest request, Optional<ProjectId> project, Optional<Revision> since) {
    Caller caller = Callers.of(request);
    project.ifPresent(id -> requireKnown(caller, id, since));
    FairSlots<TenantId>.Slot slot = slots.take(caller.tenant(), EventStreams::refusal);
    boolean opened = false;
    try {
      AsyncContext async = request.getAsyncContext();
      startEvents(async);
      if (request.getMethod().equals("HEAD")) {
        async.complete();
      } else {
        open(async, caller, project, since.orElseGet(feed.recent()::last), slot);
        opened = true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!opened) {
        slot.close();
      }
    }
    feed.follow();
  }

  private static MCPRuntimeException refusal(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has reached its limit of event streams on this node"
                + " (patchbay.events.max-listeners-per-tenant); end some, or try again later."
            : "This node has reached its limit of event streams"
                + " (patchbay.events.max-listeners); try again later.");
  }

  private static void startEvents(AsyncContext async) {
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    Sse.start(response);
    response.setContentType(Sse.MEDIA_TYPE + ";charset=utf-8");
  }

  private void requireKnown(Caller caller, ProjectId project, Optional<Revision> since) {
    if (!caller.mayKnow(project)
        || (since.isEmpty() && service.findStamp(caller, project).isEmpty())) {
      throw MCPRuntimeException.noSuchProject();
    }
  }

  private void open(
      AsyncContext async,
      Caller caller,
      Optional<ProjectId> project,
      Revision position,
      FairSlots<TenantId>.Slot slot)
      throws IOException {
    AtomicReference<@Nullable EventReader> reader = new AtomicReference<>();
    AsyncOutbound out =
        AsyncOutbound.over(
            async,
            MOST_WAITING,
            () -> Optional.ofNullable(reader.get()).ifPresent(broadcast::disconnected),
            () -> Optional.ofNullable(reader.get()).ifPresent(broadcast::drained));
    EventReader opened = new EventReader(caller, project, position, out, slot::close);
    reader.set(opened);
    broadcast.open(opened);
  }

  void on(@Observes NodeStopping event) {
    stop();
  }

  @PreDestroy
  void stop() {
    broadcast.endAll();
  }
}
