package dev.patchbay.mcp;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.OriginRule;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.session.SessionSettings;
import dev.patchbay.mcp.session.Sessions;
import dev.patchbay.mcp.stream.Listener;
import dev.patchbay.mcp.stream.ListeningStreams;
import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.security.Challenge;
import dev.patchbay.security.CredentialVerifier;
import dev.patchbay.upstream.ToolInvoker;
import dev.patchbay.upstream.call.CallPool;
import dev.patchbay.web.FairSlots;
import dev.patchbay.web.Outbound;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Parts of the MCP endpoint, and the thread that keeps its streams. */
@SingletonBean
public class McpEndpoint {
  private static final Logger LOG = System.getLogger(McpEndpoint.class.getName());
  private static final int SESSION_ID_BYTES = 24;
  private static final long PROBE_MILLIS = 1000;
  private static final long LATER_MILLIS = 100;

  private final SecureRandom random = new SecureRandom();
  private final RegistryService service;
  private final McpSettings settings;
  private final ScheduledThreadPoolExecutor writer;
  private final RegistryLists lists;
  private final ListeningStreams streams;
  private final FairSlots<TenantId> places;
  private final Sessions sessions;
  private final ToolRunner runner;
  private final ModernEndpoint modern;
  private final LegacyEndpoint legacy;
  private final CredentialVerifier credentials;
  private final Challenge challenge;

  @Inject
  McpEndpoint(
      RegistryService service,
      ToolInvoker invoker,
      McpSettings settings,
      SessionSettings sessionLimits,
      ServerThreads threads,
      CallPool calls,
      CredentialVerifier credentials,
      Challenge challenge) {
    this.service = service;
    this.credentials = credentials;
    this.challenge = challenge;
    this.settings = settings;
    writer = new ScheduledThreadPoolExecutor(1, threads.factory());
    writer.setRemoveOnCancelPolicy(true);
    lists = new RegistryLists(service);
    streams = new ListeningStreams(lists, writer, this::later);
    places = new FairSlots<>(settings.mostStreams(), settings.mostStreamsOfTenant());
    sessions =
        new Sessions(System::nanoTime, this::sessionId, settings.sessionIdle(), sessionLimits);
    runner = new ToolRunner(invoker, calls);
    ToolRequests tools = new ToolRequests(new ToolPages(settings.pageSize()));
    modern = new ModernEndpoint(tools);
    legacy = new LegacyEndpoint(tools, sessions);
    long pause = settings.keepAlive().toMillis();
    var unused = writer.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    var unusedToo =
        writer.scheduleWithFixedDelay(
            this::endWhatIsRevoked, PROBE_MILLIS, PROBE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    attempt(
        () -> {
          streams.keepAlive();
          sessions.expire(session -> streams.hasSession(session.id()));
        });
  }

  /** Ends the streams whose credential is no longer valid. */
  private void endWhatIsRevoked() {
    attempt(() -> streams.endUnless(credentials::stillHolds));
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // An executor drops a task that throws, and the streams would end for lack of heartbeats.
      LOG.log(Level.ERROR, "Keeping streams failed", e);
    }
  }

  private void later(Runnable work) {
    var unused = writer.schedule(work, LATER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private String sessionId() {
    byte[] bytes = new byte[SESSION_ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @PreDestroy
  void stop() {
    streams.endAll();
    writer.shutdownNow();
  }

  /** Runs on the thread of the change. */
  void on(@Observes RegistryEvent event) {
    streams.changed(event.origin().project());
  }

  public OriginRule origins() {
    return new OriginRule(settings.allowedOrigins());
  }

  /** Creates the scope; fails with PROJECT_NOT_FOUND. */
  public Scope scope(Caller caller, ProjectId project, ExposedTools narrowing) {
    return new Scope(caller, service.read(caller, project).registry(), narrowing);
  }

  public Action decide(Message message, Headers headers, Scope scope) {
    Optional<Action> forbidden =
        McpMethod.find(message.method()).flatMap(method -> refusal(method, scope, message.id()));
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    return ProtocolEra.of(message, headers) == ProtocolEra.MODERN
        ? modern.handle(message, headers, scope)
        : legacy.handle(message, headers, scope);
  }

  /** Refuses a method that needs a role that the caller does not have; empty when it is allowed. */
  public Optional<Action> refusal(McpMethod method, Scope scope, Optional<String> id) {
    if (method.isAllowedTo(scope.caller())) {
      return Optional.empty();
    }
    Reply reply =
        Reply.error(
            HttpServletResponse.SC_FORBIDDEN,
            id,
            RpcCode.INVALID_REQUEST,
            "Forbidden: the credentials do not allow this method",
            Optional.empty());
    ProjectId project = scope.registry().projectId();
    return Optional.of(
        new Action.Forbid(reply, challenge.insufficientScope(project, method.scope())));
  }

  public LegacyEndpoint legacy() {
    return legacy;
  }

  public ToolRunner runner() {
    return runner;
  }

  public ListeningStreams streams() {
    return streams;
  }

  /** Runs the work every second until the result is run. */
  public Runnable repeatedly(Runnable work) {
    ScheduledFuture<?> future =
        writer.scheduleWithFixedDelay(work, PROBE_MILLIS, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  /** Opens a stream of changes that are newer than the scope's snapshot. */
  public void listen(Listener listener, Scope scope, Outbound out, FairSlots<TenantId>.Slot place) {
    streams.open(listener, lists.look(scope), out, place::close);
  }

  /** Takes a slot, to be closed when no stream is opened; fails with BUSY. */
  public FairSlots<TenantId>.Slot placeForStream(Caller caller) {
    return places.take(caller.tenant(), McpEndpoint::noPlace);
  }

  private static MCPRuntimeException noPlace(FairSlots.Full full) {
    return new MCPRuntimeException(
        FailureKind.BUSY,
        full == FairSlots.Full.EACH
            ? "This tenant has reached its limit of listening streams on this node"
                + " (patchbay.mcp.max-streams-per-tenant); end some, or try again later."
            : "This node has reached its limit of listening streams"
                + " (patchbay.mcp.max-streams); try again later.");
  }

  public void close(Session session) {
    sessions.close(session);
    streams.end(session.id());
  }
}
