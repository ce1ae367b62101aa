package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.ToolEntry;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.Invocation;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.arguments.PreparedArguments;
import dev.patchbay.upstream.http.OutgoingRequest;
import dev.patchbay.upstream.http.WireHeaders;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import dev.patchbay.upstream.limit.ProcessorShares;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Dry run: shows what a call would send, with masked secrets, and sends nothing: {@code method},
 * {@code url}, {@code headers} and {@code body}, or {@code handler} and {@code arguments}.
 * Validates arguments like a call. Counts no usage.
 */
@SingletonBean
public class DryRun {
  private final RegistryService registry;
  private final SchemaChecks schemas;
  private final HttpCalls http;
  private final ProcessorShares processors;
  private final UpstreamSettings settings;

  @Inject
  DryRun(
      RegistryService registry,
      SchemaChecks schemas,
      HttpCalls http,
      ProcessorShares processors,
      UpstreamSettings settings) {
    this.registry = registry;
    this.schemas = schemas;
    this.http = http;
    this.processors = processors;
    this.settings = settings;
  }

  public Invocation run(Caller caller, ProjectId project, String tool, JsonText arguments) {
    long start = System.nanoTime();
    ProjectReading reading = registry.read(caller, project);
    ToolEntry entry = reading.tool(tool);
    ToolRequest request =
        new ToolRequest(
                caller,
                reading.registry().key(),
                entry,
                arguments,
                CallContext.plain(),
                Deadline.after(ToolRequest.timeout(entry, settings)))
            .limitedBy(processors);
    ToolResult result = show(request);
    return new Invocation(
        UUID.randomUUID().toString(), result, Duration.ofNanos(System.nanoTime() - start));
  }

  private ToolResult show(ToolRequest request) {
    try {
      PreparedArguments prepared = schemas.prepare(request);
      ToolRequest ready = request.with(prepared.arguments());
      JsonValue shown =
          request.tool().endpoint() instanceof Endpoint.Http endpoint
              ? show(http.masked(ready, endpoint))
              : show(ready, (Endpoint.Handler) request.tool().endpoint());
      return ToolResult.json(shown.toJsonText()).without(prepared.dropped());
    } catch (ToolFailure e) {
      return ToolResult.error(e.sentence());
    } finally {
      request.budget().rest();
    }
  }

  private static JsonValue show(ToolRequest request, Endpoint.Handler endpoint) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("handler", new JsonTextValue(endpoint.name()));
    members.put("arguments", JsonValues.read(request.arguments()));
    return new JsonObject(members);
  }

  private static JsonValue show(OutgoingRequest outgoing) {
    Map<String, JsonValue> headers = new LinkedHashMap<>();
    WireHeaders.shown(outgoing)
        .forEach(header -> headers.put(header.name(), new JsonTextValue(header.value())));
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("method", new JsonTextValue(outgoing.method().name()));
    members.put("url", new JsonTextValue(outgoing.uri().toString()));
    members.put("headers", new JsonObject(headers));
    members.put(
        "body",
        outgoing
            .body()
            .<JsonValue>map(body -> new JsonTextValue(body.text()))
            .orElse(JsonValues.NULL));
    return new JsonObject(members);
  }
}
