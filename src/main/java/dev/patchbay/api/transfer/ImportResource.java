package dev.patchbay.api.transfer;

import dev.patchbay.api.body.QueryValues;
import dev.patchbay.model.Role;
import dev.patchbay.registry.transfer.ImportLines;
import dev.patchbay.registry.transfer.TenantImport;
import dev.patchbay.registry.transfer.TransferSettings;
import dev.patchbay.security.Callers;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.security.RequiresRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Resource of the import of an exported tenant. */
@Path("/import")
@ApplicationScoped
public class ImportResource {
  @Inject TenantImport imports;
  @Inject TransferSettings settings;

  @POST
  @RequiresRole(Role.ADMIN)
  @Consumes(TransferRequest.NDJSON)
  @Produces(MediaType.APPLICATION_JSON)
  public ImportView importLines(
      @Context HttpServletRequest request, @Context UriInfo uri, InputStream body) {
    TransferRequest wanted =
        TransferRequest.of(
            body, request.getContentLengthLong(), QueryValues.of(uri), settings.mostImportBytes());
    ImportLines lines = wanted.lines().within(RequestMemory.of(request));
    return ImportView.of(imports.take(Callers.of(request), lines, wanted.options()));
  }
}
