package dev.patchbay.upstream.call;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.handler.ToolCall;
import dev.patchbay.upstream.handler.ToolHandler;
import dev.patchbay.upstream.handler.ToolHandlers;
import dev.patchbay.upstream.mapping.ResponseMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Runs tools with a handler in the server, on a pool of their own. At the deadline or on
 * cancellation, the caller gets its answer and the handler's thread is interrupted. A handler that
 * ignores the interrupt keeps its thread, but a project has a limited share of threads.
 */
@SingletonBean
class HandlerCalls {
  private static final int MOST_HANDLERS = 200;

  private final ToolHandlers handlers;
  private final CallPool pool;
  private final CallerCheck callers;

  @Inject
  HandlerCalls(ToolHandlers handlers, ServerThreads threads, CallerCheck callers) {
    this(handlers, new CallPool(threads.factory(), MOST_HANDLERS), callers);
  }

  HandlerCalls(ToolHandlers handlers, CallPool pool, CallerCheck callers) {
    this.callers = callers;
    this.handlers = handlers;
    this.pool = pool;
  }

  ToolResult call(ToolRequest request, Endpoint.Handler endpoint) {
    ToolHandler handler =
        handlers
            .find(endpoint.name())
            .orElseThrow(
                () ->
                    new ToolFailure(
                        Reason.SETUP,
                        "This server has no handler of the name " + endpoint.name() + "."));
    ToolCall call =
        new ToolCall(request.project(), request.arguments(), config(request), request.context());
    request.budget().rest();
    FutureTask<ToolResult> work =
        new FutureTask<>(
            () -> {
              callers.require(request.caller());
              return handler.handle(call);
            });
    if (!pool.run(request.project(), work)) {
      throw new ToolFailure(Reason.LIMIT, CallPool.TOO_BUSY);
    }
    return ResponseMapper.select(request.tool().response(), await(work, request), request.budget());
  }

  private static ToolResult await(FutureTask<ToolResult> work, ToolRequest request) {
    request.context().cancellation().onCancel(() -> work.cancel(true));
    try {
      return work.get(request.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      work.cancel(true);
      throw new ToolFailure(Reason.TIMEOUT, "The tool did not answer in time.");
    } catch (CancellationException e) {
      throw cancelled();
    } catch (InterruptedException e) {
      work.cancel(true);
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  private static ToolFailure cancelled() {
    return new ToolFailure(Reason.CANCELLED, "The call was cancelled.");
  }

  /** The exception of a handler, which is unchecked, because its method declares none. */
  private static RuntimeException unchecked(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException thrown
        ? thrown
        : new IllegalStateException(e.getCause());
  }

  private static Map<String, Secret> config(ToolRequest request) {
    return request.connector().config().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue())));
  }

  private static Secret value(ConfigValue value) {
    return value.value();
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
