package dev.patchbay.api.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.api.view.View;
import dev.patchbay.model.JsonText;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.KeptVersion;
import java.time.Instant;
import java.util.Optional;

/** A version as a row of lists, or alone with its manifest. */
public record VersionView(
    String version,
    long revision,
    String digest,
    Instant installedAt,
    String installedBy,
    String source,
    boolean current,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonText> manifest)
    implements View {

  static VersionView row(ConnectorVersion version, boolean current) {
    return of(version, current, Optional.empty());
  }

  /** The row plus the whole descriptor. */
  public static VersionView detail(KeptVersion kept, String descriptor) {
    return of(kept.version(), kept.current(), Optional.of(new JsonText(descriptor)));
  }

  private static VersionView of(
      ConnectorVersion version, boolean current, Optional<JsonText> manifest) {
    return new VersionView(
        version.version().text(),
        version.revision().value(),
        version.digest().value(),
        version.installedAt(),
        version.installedBy(),
        version.source(),
        current,
        manifest);
  }
}
