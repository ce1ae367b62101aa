package dev.patchbay.mcp;

import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.session.Sessions;
import dev.patchbay.mcp.stream.Listener;
import dev.patchbay.mcp.stream.ListeningStreams;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.security.CredentialVerifier;
import dev.patchbay.web.FairSlots;
import dev.patchbay.web.Outbound;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * The listening streams of this node: at most so many, and at most so many of one tenant. A stream
 * hears of each change of its project's list. It ends with its session, with the credential that
 * opened it, and with the node.
 */
@ApplicationScoped
public class ChangeStreams {
  private static final long REVOCATION_CHECK_MILLIS = 1000;

  private RegistryLists lists;
  private ListeningStreams streams;
  private FairSlots<TenantId> slots;
  private Sessions sessions;

  @SuppressWarnings("NullAway.Init")
  ChangeStreams() {}

  @Inject
  ChangeStreams(
      RegistryService service,
      McpSettings settings,
      Sessions sessions,
      StreamThread thread,
      CredentialVerifier credentials) {
    this.sessions = sessions;
    lists = new RegistryLists(service);
    streams = new ListeningStreams(lists, thread::execute, thread::later);
    slots = new FairSlots<>(settings.mostStreams(), settings.mostStreamsOfTenant());
    thread.keep(settings.keepAlive().toMillis(), this::keepAlive);
    thread.keep(REVOCATION_CHECK_MILLIS, () -> streams.endUnless(credentials::stillHolds));
  }

  private void keepAlive() {
    streams.keepAlive();
    sessions.expire(session -> streams.hasSession(session.id()));
  }

  /** On the thread of the change. */
  void on(@Observes RegistryEvent event) {
    streams.changed(event.origin().project());
  }

  /** Fails with BUSY; to be closed when no stream comes of it. */
  public FairSlots<TenantId>.Place slot(Caller caller) {
    return slots.take(caller.tenant(), ChangeStreams::noSlot);
  }

  private static MCPRuntimeException noSlot(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has as many listening streams on this node as one may have"
                + " (patchbay.mcp.max-streams-per-tenant); end some, or try again later."
            : "This node has as many listening streams as it may have"
                + " (patchbay.mcp.max-streams); try again later.");
  }

  /** Tells of changes from this scope's snapshot on. */
  public void open(Listener listener, Scope scope, Outbound out, FairSlots<TenantId>.Place slot) {
    streams.open(listener, lists.look(scope), out, slot::close);
  }

  /** Forgets the stream of a reader who is gone. */
  public void gone(Listener listener) {
    streams.gone(listener);
  }

  /** Ends the stream of a session. */
  public void end(String session) {
    streams.end(session);
  }

  /** Ends the session and its stream. */
  public void close(Session session) {
    sessions.close(session);
    streams.end(session.id());
  }

  @PreDestroy
  void stop() {
    streams.endAll();
  }
}
