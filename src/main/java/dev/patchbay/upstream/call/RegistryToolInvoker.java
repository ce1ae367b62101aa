package dev.patchbay.upstream.call;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.reading.ProjectReading;
import dev.patchbay.registry.reading.ToolEntry;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.Invocation;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolInvoker;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.arguments.PreparedArguments;
import dev.patchbay.upstream.limit.CallLimits;
import dev.patchbay.upstream.limit.ProcessorShares;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;

/** Runs the tools of the registry, with one snapshot per call. */
@SingletonBean
public class RegistryToolInvoker implements ToolInvoker {
  private static final Logger LOG = System.getLogger(RegistryToolInvoker.class.getName());

  private final RegistryService registry;
  private final SchemaChecks schemas;
  private final HttpCalls http;
  private final HandlerCalls handlers;
  private final CallLimits limits;
  private final CallRecords records;
  private final ProcessorShares processors;
  private final UpstreamSettings settings;

  @Inject
  RegistryToolInvoker(
      RegistryService registry,
      SchemaChecks schemas,
      HttpCalls http,
      HandlerCalls handlers,
      CallLimits limits,
      CallRecords records,
      ProcessorShares processors,
      UpstreamSettings settings) {
    this.registry = registry;
    this.schemas = schemas;
    this.http = http;
    this.handlers = handlers;
    this.limits = limits;
    this.records = records;
    this.processors = processors;
    this.settings = settings;
  }

  @Override
  public Invocation invoke(
      Caller caller, ProjectId project, String tool, JsonText arguments, CallContext context) {
    long start = System.nanoTime();
    ProjectReading reading = registry.read(caller, project);
    ToolEntry entry = reading.tool(tool);
    ToolRequest request =
        new ToolRequest(
                caller,
                reading.registry().key(),
                entry,
                arguments,
                context,
                Deadline.after(ToolRequest.timeout(entry, settings)))
            .limitedBy(processors);
    String id = UUID.randomUUID().toString();
    Outcome outcome = run(request, id);
    Invocation invocation =
        new Invocation(id, outcome.result(), Duration.ofNanos(System.nanoTime() - start));
    records.add(caller, request, invocation, outcome);
    return invocation;
  }

  private Outcome run(ToolRequest request, String id) {
    try {
      PreparedArguments prepared = schemas.prepare(request);
      request.budget().rest();
      ToolResult result = limited(request.with(prepared.arguments()));
      return Outcome.of(schemas.checked(request, result, id).without(prepared.dropped()));
    } catch (ToolFailure e) {
      return Outcome.of(e);
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.UNAUTHENTICATED) {
        throw e;
      }
      return defect(id, e);
    } catch (RuntimeException e) {
      return defect(id, e);
    } finally {
      request.budget().rest();
    }
  }

  private static Outcome defect(String id, RuntimeException e) {
    LOG.log(Level.ERROR, "The tool call " + id + " failed.", e);
    return Outcome.ofDefect(id);
  }

  private ToolResult limited(ToolRequest request) {
    CallLimits.Subject subject =
        new CallLimits.Subject(
            request.project(),
            request.connector().name(),
            request.tool().name(),
            request.manifest().defaults());
    return limits.within(
        subject, request.deadline(), request.context().cancellation(), () -> call(request));
  }

  private ToolResult call(ToolRequest request) {
    return request.tool().endpoint() instanceof Endpoint.Http endpoint
        ? http.call(request, endpoint)
        : handlers.call(request, (Endpoint.Handler) request.tool().endpoint());
  }
}
