package dev.patchbay.mcp.http;

import dev.patchbay.mcp.Action;
import dev.patchbay.mcp.ChangeStreams;
import dev.patchbay.mcp.LegacyEndpoint;
import dev.patchbay.mcp.Listeners;
import dev.patchbay.mcp.McpFailures;
import dev.patchbay.mcp.McpMethod;
import dev.patchbay.mcp.MessageDispatch;
import dev.patchbay.mcp.Scope;
import dev.patchbay.mcp.message.MessageReader;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.ProtocolVersions;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.security.Callers;
import dev.patchbay.security.Refusals;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.security.ReservedBody;
import dev.patchbay.security.Routes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Servlet of {@code /mcp/{project}}: translates HTTP to {@link MessageDispatch} and back. Errors of
 * the request itself, such as an unknown project, are answered before the body is read.
 */
public class McpServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  static final int MOST_BODY_BYTES = 4 * 1024 * 1024;
  private static final Pattern JSON =
      Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
  static final String METHODS = "POST, GET, DELETE, OPTIONS";

  @Inject transient RegistryService service;
  @Inject transient MessageDispatch dispatch;
  @Inject transient LegacyEndpoint legacy;
  @Inject transient ChangeStreams streams;
  @Inject transient ActionPerformer performer;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Routes.set(request, "/mcp/{project}");
    Headers headers = name -> Collections.list(request.getHeaders(name));
    Exchange exchange = new Exchange(request, response, headers);
    try {
      route(request, response, headers, exchange);
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.BUSY) {
        response.setHeader("Retry-After", "1");
      }
      Refusals.refuse(request, response, McpFailures.status(e.kind()), e.kind(), e.detail());
    }
  }

  private void route(
      HttpServletRequest request, HttpServletResponse response, Headers headers, Exchange exchange)
      throws IOException {
    if (request.getMethod().equals("OPTIONS")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      response.setHeader("Allow", METHODS);
      return;
    }
    Scope scope = scope(request);
    switch (request.getMethod()) {
      case "POST" -> post(request, response, headers, exchange, scope);
      case "GET" -> {
        if (isLegacy(response, headers)) {
          get(headers, exchange, scope, response);
        }
      }
      case "DELETE" -> {
        if (isLegacy(response, headers)) {
          delete(headers, exchange, scope);
        }
      }
      default -> notAllowed(response, METHODS);
    }
  }

  private Scope scope(HttpServletRequest request) {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    ProjectId project =
        ProjectId.find(name.isEmpty() ? "" : name.substring(1))
            .orElseThrow(
                () ->
                    new MCPRuntimeException(
                        FailureKind.PROJECT_NOT_FOUND, "The project does not exist."));
    ExposedTools narrowing = ExposedTools.of(QueryParameters.of(request.getQueryString()));
    Caller caller = Callers.of(request);
    return new Scope(caller, service.read(caller, project).registry(), narrowing);
  }

  private void post(
      HttpServletRequest request,
      HttpServletResponse response,
      Headers headers,
      Exchange exchange,
      Scope scope)
      throws IOException {
    if (!JSON.matcher(String.valueOf(request.getContentType())).matches()) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    MemoryBudget.Reservation memory = RequestMemory.of(request);
    byte[] body =
        new ReservedBody(MOST_BODY_BYTES, "A message has at most 4 MiB.", memory)
            .read(request.getInputStream(), request.getContentLengthLong());
    memory.grow(JsonWeight.ofTree(body, MessageReader.MOST_VALUES));
    MessageReader.Reading read = MessageReader.read(body);
    if (read instanceof MessageReader.Batch batch && mayBatch(headers)) {
      performer.performAll(
          batch.messages().stream().map(each -> decide(each, headers, scope)).toList(),
          exchange,
          scope);
      return;
    }
    performer.perform(decide(read, headers, scope), exchange, scope);
  }

  private Action decide(MessageReader.Reading read, Headers headers, Scope scope) {
    if (read instanceof MessageReader.Understood understood) {
      return dispatch.decide(understood.message(), headers, scope);
    }
    return new Action.Answer(
        read instanceof MessageReader.NotUnderstood wrong
            ? wrong.reply()
            : Reply.badRequest(
                Optional.empty(),
                RpcCode.INVALID_REQUEST,
                "Invalid Request: expected one object; this version has no batches"));
  }

  /** Clients of the versions with batches send no version, or theirs. */
  private static boolean mayBatch(Headers headers) {
    return headers
        .one(Headers.VERSION)
        .map(ProtocolVersions.WITH_BATCHES::contains)
        .orElse(!headers.has(Headers.VERSION));
  }

  /** True for the legacy era; the modern era has {@code POST} only, so its request is refused. */
  private static boolean isLegacy(HttpServletResponse response, Headers headers)
      throws IOException {
    if (headers.one(Headers.VERSION).filter(ProtocolVersions.MODERN::equals).isEmpty()) {
      return true;
    }
    notAllowed(response, "POST, OPTIONS");
    return false;
  }

  private void get(Headers headers, Exchange exchange, Scope scope, HttpServletResponse response)
      throws IOException {
    if (!exchange.acceptsEvents()) {
      response.sendError(HttpServletResponse.SC_NOT_ACCEPTABLE);
      return;
    }
    Optional<Reply> refusal = legacy.sessionRefusal(headers, scope, Optional.empty());
    if (refusal.isPresent()) {
      exchange.write(refusal.get());
      return;
    }
    Optional<Action> forbidden = dispatch.refusal(McpMethod.LISTEN, scope, Optional.empty());
    if (forbidden.isPresent()) {
      performer.perform(forbidden.get(), exchange, scope);
      return;
    }
    Session session = legacy.session(headers, scope).orElseThrow();
    performer.perform(new Action.Listen(Listeners.legacy(session, scope)), exchange, scope);
  }

  private void delete(Headers headers, Exchange exchange, Scope scope) throws IOException {
    Optional<Reply> refusal = legacy.sessionRefusal(headers, scope, Optional.empty());
    if (refusal.isEmpty()) {
      legacy.session(headers, scope).ifPresent(streams::close);
    }
    exchange.write(refusal.orElse(new Reply(HttpServletResponse.SC_NO_CONTENT, "")));
  }

  private static void notAllowed(HttpServletResponse response, String allowed) throws IOException {
    response.setHeader("Allow", allowed);
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
