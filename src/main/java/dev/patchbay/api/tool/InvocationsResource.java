package dev.patchbay.api.tool;

import dev.patchbay.api.answer.PooledAnswers;
import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.security.RequiresRole;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Invocation;
import dev.patchbay.upstream.ToolInvoker;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.call.CallPool;
import dev.patchbay.upstream.call.DryRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resource of tool calls and dry runs. Both leave the request thread, because an upstream may use
 * its whole deadline, and validating arguments may take long.
 */
@Path("/projects/{project}/tools")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class InvocationsResource {
  @Inject ToolInvoker invoker;
  @Inject DryRun dryRun;
  @Inject PooledAnswers answers;

  @POST
  @Path("{tool_name}/invoke")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresRole(Role.CALLER)
  public void invoke(
      @Context HttpServletRequest request,
      @Suspended AsyncResponse response,
      @PathParam("project") String project,
      @PathParam("tool_name") String name,
      @Nullable RequestBody body) {
    Caller caller = Callers.of(request);
    ProjectId id = PathIds.toWrite(project);
    var wanted = InvokeRequest.parse(body);
    CallContext context = context(request);
    Supplier<Invocation> call =
        wanted.dryRun()
            ? () -> dryRun.run(caller, id, name, wanted.arguments())
            : () -> invoker.invoke(caller, id, name, wanted.arguments(), context);
    answers.answer(
        response,
        new ProjectKey(caller.tenant(), id),
        () -> InvocationView.of(call.get()),
        () -> InvocationView.of(refused()));
  }

  private static Invocation refused() {
    return new Invocation(
        UUID.randomUUID().toString(), ToolResult.error(CallPool.TOO_BUSY), Duration.ZERO);
  }

  private static CallContext context(HttpServletRequest request) {
    return new CallContext(
        Optional.ofNullable(request.getHeader("traceparent")),
        ProgressListener.NONE,
        new Cancellation(),
        CallMemory.of(RequestMemory.of(request)));
  }
}
