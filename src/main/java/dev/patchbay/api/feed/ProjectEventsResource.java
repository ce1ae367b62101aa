package dev.patchbay.api.feed;

import dev.patchbay.api.body.PathIds;
import dev.patchbay.api.body.QueryValues;
import dev.patchbay.model.Role;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resource of the event stream of one project. */
@Path("/projects/{project}/events")
@ApplicationScoped
public class ProjectEventsResource {
  @Inject EventStreams streams;

  /** Suspends the response, which the stream then writes. */
  @GET
  @RequiresRole(Role.VIEWER)
  @Produces("text/event-stream")
  public void listen(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @PathParam("project") String project,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Suspended AsyncResponse response) {
    streams.open(
        request, Optional.of(PathIds.toRead(project)), QueryValues.of(uri).since(lastEventId));
  }
}
