package dev.patchbay.registry.history;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reference to a version: a SemVer (the newest content with it), a content digest, or a revision.
 */
public final class VersionRef {
  private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");

  private final String text;
  private final Predicate<ConnectorVersion> test;

  private VersionRef(String text, Predicate<ConnectorVersion> test) {
    this.text = text;
    this.test = test;
  }

  /** Parses a reference; empty when the text is none of the three. */
  public static Optional<VersionRef> find(String text) {
    return test(text).map(test -> new VersionRef(text, test));
  }

  private static Optional<Predicate<ConnectorVersion>> test(String text) {
    if (REVISION.matcher(text).matches()) {
      Revision revision = new Revision(Long.parseLong(text));
      return Optional.of(version -> version.revision().equals(revision));
    }
    if (ContentDigest.isLegal(text)) {
      return Optional.of(version -> version.digest().value().equals(text));
    }
    return SemVer.find(text).map(semVer -> version -> version.version().equals(semVer));
  }

  /**
   * Finds the version in a list.
   *
   * @param versions newest first
   */
  public Optional<ConnectorVersion> among(List<ConnectorVersion> versions) {
    return versions.stream().filter(test).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
