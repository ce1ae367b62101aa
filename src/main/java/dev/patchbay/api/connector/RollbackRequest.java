package dev.patchbay.api.connector;

import dev.patchbay.api.body.BodyFields;
import dev.patchbay.api.body.RequestBody;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.history.VersionRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Body of a rollback: the version to restore. */
public record RollbackRequest(VersionRef version) {
  private static final String VERSION = "version";

  /** Parses the body; fails with all problems at once. */
  public static RollbackRequest parse(@Nullable RequestBody given) {
    // JAX-RS passes null when there is neither a body nor a Content-Type.
    RequestBody body = given == null ? RequestBody.EMPTY : given;
    BodyFields fields = BodyFields.parse(body, Set.of(VERSION));
    String text = fields.text(VERSION).orElse("");
    fields.failIfWrong();
    return new RollbackRequest(VersionRef.find(text).orElseThrow(RollbackRequest::wrong));
  }

  private static MCPRuntimeException wrong() {
    return MCPRuntimeException.invalid(
        List.of(
            Problem.at(
                "/" + VERSION,
                Rule.VERSION,
                "version is the version to come back to, as a string: a SemVer such as \"1.4.0\","
                    + " a digest \"sha256:…\", or a revision such as \"17\".")));
  }
}
