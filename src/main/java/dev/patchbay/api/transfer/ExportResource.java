package dev.patchbay.api.transfer;

import dev.patchbay.api.body.QueryValues;
import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.transfer.ExportedSecrets;
import dev.patchbay.registry.transfer.TenantExport;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.security.RequiresRole;
import dev.patchbay.web.FairSlots;
import dev.patchbay.web.HeldAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Resource of the export: the whole tenant as NDJSON. */
@Path("/export")
@ApplicationScoped
public class ExportResource {
  /**
   * Memory of an export: the lines of one connector, with its manifest in several forms, and its
   * config.
   */
  private static final long ONE_EXPORT = 4L * 1024 * 1024;

  @Inject TenantExport exports;
  @Inject ExportSlots slots;

  @GET
  @RequiresRole(Role.ADMIN)
  @Produces(TransferRequest.NDJSON)
  public Response export(@Context HttpServletRequest request, @Context UriInfo uri) {
    Caller caller = Callers.of(request);
    RequestMemory.of(request).grow(ONE_EXPORT);
    ExportedSecrets secrets = TransferRequest.secrets(QueryValues.of(uri));
    HeldAnswer.stream(request);
    FairSlots<TenantId>.Slot slot = slots.take(caller);
    StreamingOutput lines =
        out -> {
          try (slot) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            exports.write(caller, secrets, line -> write(writer, line));
            writer.flush();
          }
        };
    if (request.getMethod().equals("HEAD")) {
      // HEAD writes no body, so the stream never closes the slot.
      slot.close();
    }
    return Response.ok(lines, TransferRequest.NDJSON + ";charset=utf-8")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static void write(Writer writer, String line) {
    try {
      writer.write(line);
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
