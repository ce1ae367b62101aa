package dev.patchbay.registry.source;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Known state of the file behind a connector, beside the snapshot.
 *
 * @param seen the file when it was last examined; empty before that
 * @param error why the file does not serve; empty when it does
 * @param missing whether the file is absent
 */
public record SourceState(Optional<Seen> seen, Optional<ReloadError> error, boolean missing) {
  public static final SourceState UNKNOWN =
      new SourceState(Optional.empty(), Optional.empty(), false);

  /** Fingerprint and content hash of an examined file. */
  public record Seen(Fingerprint fingerprint, String sha256) {}

  /**
   * Why a file cannot be loaded.
   *
   * @param retry when to try again although the file has not changed
   */
  public record ReloadError(Instant at, List<Problem> problems, Retry retry) {
    public ReloadError {
      problems = List.copyOf(problems);
    }
  }

  /** When to retry: invalid content waits for the file to change; other failures are retried. */
  public sealed interface Retry {
    record WhenTheFileChanges() implements Retry {}

    record AtTheNextCheck() implements Retry {}

    /** Refused because of the project's state; retried when the project has changed. */
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

  /** Is the file missing, or different from the serving content? */
  public boolean isWrong() {
    return missing || error.isPresent();
  }

  /** Does a reader see no difference? */
  boolean looksLike(SourceState other) {
    return missing == other.missing && error.equals(other.error);
  }
}
