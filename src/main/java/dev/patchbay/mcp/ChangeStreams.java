package dev.patchbay.mcp;

import dev.patchbay.bean.NodeStopping;
import dev.patchbay.bean.SingletonBean;
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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Admits and ends listening streams: limits per node and per tenant, expired sessions, revoked
 * credentials, the end of the node. {@link ListeningStreams} writes to them.
 */
@SingletonBean
public class ChangeStreams {
  private static final long REVOCATION_CHECK_MILLIS = 1000;

  private final RegistryLists lists;
  private final ListeningStreams streams;
  private final FairSlots<TenantId> slots;
  private final Sessions sessions;

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

  /** Takes a slot for a stream. The caller closes it when no stream opens. Fails with BUSY. */
  public FairSlots<TenantId>.Slot slot(Caller caller) {
    return slots.take(caller.tenant(), ChangeStreams::noSlot);
  }

  private static MCPRuntimeException noSlot(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has reached its limit of listening streams on this node"
                + " (patchbay.mcp.max-streams-per-tenant); end some, or try again later."
            : "This node has reached its limit of listening streams"
                + " (patchbay.mcp.max-streams); try again later.");
  }

  /** Opens a stream that announces the changes after this scope's snapshot. */
  public void open(Listener listener, Scope scope, Outbound out, FairSlots<TenantId>.Slot slot) {
    streams.open(listener, lists.look(scope), out, slot::close);
  }

  /** Removes the stream of a client that disconnected. */
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

  void on(@Observes NodeStopping event) {
    stop();
  }

  @PreDestroy
  void stop() {
    streams.endAll();
  }
}
