package dev.patchbay.registry.source;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the file behind a connector, beside the snapshot.
 *
 * @param seen the file as last looked into; empty before that
 * @param error why the file is not what serves; empty when it is
 * @param missing nothing is at the file's place
 */
public record SourceState(Optional<Seen> seen, Optional<ReloadError> error, boolean missing) {
  public static final SourceState UNKNOWN =
      new SourceState(Optional.empty(), Optional.empty(), false);

  /** Which content the fingerprint stood for. */
  public record Seen(Fingerprint fingerprint, String sha256) {}

  /**
   * A file that cannot be taken.
   *
   * @param retry when to look again although the file has not changed
   */
  public record ReloadError(Instant at, List<Problem> problems, Retry retry) {
    public ReloadError {
      problems = List.copyOf(problems);
    }
  }

  /** Wrong content waits for the file to change; what failed for another reason does not. */
  public sealed interface Retry {
    record WhenTheFileChanges() implements Retry {}

    record AtTheNextCheck() implements Retry {}

    /** Refused for the project's sake; worth another look when the project has changed. */
    record WhenTheProjectChanges(Revision refusedAt) implements Retry {}
  }

  public static SourceState loaded(Optional<Seen> newSeen) {
    return new SourceState(newSeen, Optional.empty(), false);
  }

  /** The same content under another fingerprint. */
  public SourceState touched(Seen newSeen) {
    boolean contentWasWrong =
        error.map(e -> !(e.retry() instanceof Retry.AtTheNextCheck)).orElse(false);
    return new SourceState(Optional.of(newSeen), contentWasWrong ? error : Optional.empty(), false);
  }

  public SourceState rejected(Optional<Seen> newSeen, ReloadError newError) {
    return new SourceState(newSeen.or(() -> seen), Optional.of(newError), false);
  }

  public SourceState gone() {
    return new SourceState(seen, error, true);
  }

  /** Is the file something else than what serves, or gone? */
  public boolean isWrong() {
    return missing || error.isPresent();
  }

  /** Does a reader see the same as before? */
  boolean looksLike(SourceState other) {
    return missing == other.missing && error.equals(other.error);
  }
}
