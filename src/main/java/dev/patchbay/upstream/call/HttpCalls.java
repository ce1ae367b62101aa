package dev.patchbay.upstream.call;

import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.UpstreamAnswer;
import dev.patchbay.upstream.mapping.RequestMapper;
import dev.patchbay.upstream.mapping.ResponseMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** Runs tools whose endpoint is an address. */
@ApplicationScoped
class HttpCalls {
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private HttpSender sender;
  private UpstreamSettings settings;

  @SuppressWarnings("NullAway.Init")
  HttpCalls() {}

  @Inject
  HttpCalls(HttpSender sender, UpstreamSettings settings) {
    this.sender = sender;
    this.settings = settings;
  }

  ToolResult call(ToolRequest request, Endpoint.Http endpoint) {
    OutgoingRequest outgoing = masked(request, endpoint);
    UpstreamAnswer answer =
        sender.send(
            outgoing, mostBytes(request), request.deadline(), request.context().cancellation());
    return ResponseMapper.map(request.tool(), answer);
  }

  /** The request as it may be shown. */
  OutgoingRequest masked(ToolRequest request, Endpoint.Http endpoint) {
    ToolAuth auth = request.manifest().effectiveAuth(request.tool());
    if (!auth.equals(ToolAuth.NONE)) {
      throw new ToolFailure(
          ToolFailure.Reason.SETUP, "Tools that authenticate cannot be called yet.");
    }
    return traced(
        request,
        RequestMapper.map(request.manifest(), request.tool(), endpoint, request.arguments()));
  }

  private static OutgoingRequest traced(ToolRequest request, OutgoingRequest outgoing) {
    return request
        .context()
        .traceparent()
        .filter(value -> TRACEPARENT.matcher(value).matches())
        .map(value -> outgoing.withHeader(new OutgoingRequest.Header("traceparent", value)))
        .orElse(outgoing);
  }

  private int mostBytes(ToolRequest request) {
    return request.manifest().defaults().maxResponseBytes().orElse(settings.maxResponseBytes());
  }
}
