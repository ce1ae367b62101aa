package dev.patchbay.api.transfer;

import dev.patchbay.api.body.QueryValues;
import dev.patchbay.registry.transfer.ExportedSecrets;
import dev.patchbay.registry.transfer.ImportLines;
import dev.patchbay.registry.transfer.ImportOptions;
import java.io.InputStream;

/** Request of an import whose body is not read yet. */
public record TransferRequest(ImportLines lines, ImportOptions options) {
  public static final String NDJSON = "application/x-ndjson";

  /**
   * Creates the request. Fails with TOO_LARGE when the announced length exceeds the cap, before
   * anything is read.
   *
   * @param announced the length of the body; negative when unknown
   */
  public static TransferRequest of(
      InputStream body, long announced, QueryValues query, long mostBytes) {
    ImportOptions options =
        new ImportOptions(query.flag("dry_run").orElse(false), query.flag("replace").orElse(false));
    return new TransferRequest(ImportLines.of(body, announced, mostBytes), options);
  }

  /** How an export handles secrets. */
  public static ExportedSecrets secrets(QueryValues query) {
    return query
        .text("secrets")
        .map(
            text ->
                switch (text) {
                  case "omit" -> ExportedSecrets.OMIT;
                  case "sealed" -> ExportedSecrets.SEALED;
                  default -> throw QueryValues.bad("secrets is omit or sealed.");
                })
        .orElse(ExportedSecrets.OMIT);
  }
}
