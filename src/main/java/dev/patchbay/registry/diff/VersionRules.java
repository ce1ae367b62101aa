package dev.patchbay.registry.diff;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules of SemVer 2.0.0 for a new version of a connector. Returns the violations; the caller
 * decides whether they are warnings or refusals.
 *
 * <ul>
 *   <li>The content of a version never changes (section 3).
 *   <li>A version must not go down (section 11). The size of the change is not checked then.
 *   <li>A version must grow at least by the rating of its changes (sections 6 to 8).
 *   <li>Before 1.0.0 anything may change (section 4). There MINOR is enough for any change and
 *       PATCH for all but MAJOR, as package managers interpret such versions.
 *   <li>The successor of a pre-release of the same MAJOR.MINOR.PATCH may change anything, since a
 *       pre-release promises nothing (section 9).
 *   <li>Build metadata alone does not raise a version (section 10).
 * </ul>
 */
public final class VersionRules {
  private static final String POINTER = "/connector/version";

  private VersionRules() {}

  /** Empty when the version obeys the rules. */
  public static List<Problem> check(VersionedContent before, VersionedContent after) {
    if (before.digest().equals(after.digest())) {
      return List.of();
    }
    List<Problem> reasons = new ArrayList<>();
    if (before.version().equals(after.version())) {
      reasons.add(reused(after.version()));
    }
    lower(before.version(), after.version()).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      tooSmall(before, after).ifPresent(reasons::add);
    }
    return List.copyOf(reasons);
  }

  /** Restores an earlier notice from the id of its rule; empty for an unknown rule. */
  public static Optional<Problem> notice(String ruleId, String detail) {
    return Stream.of(Rule.VERSION_REUSED, Rule.VERSION_LOWER, Rule.VERSION_BUMP)
        .filter(rule -> rule.id().equals(ruleId))
        .map(rule -> Problem.at(POINTER, rule, detail))
        .findFirst();
  }

  private static Problem reused(SemVer version) {
    return Problem.at(
        POINTER,
        Rule.VERSION_REUSED,
        "The content changed, and the version is still " + version + ".");
  }

  /** Reports a version lower than the replaced one. */
  public static Optional<Problem> lower(SemVer before, SemVer after) {
    return after.compareTo(before) < 0
        ? Optional.of(
            Problem.at(
                POINTER,
                Rule.VERSION_LOWER,
                "Version " + after + " is lower than " + before + ", which it replaced."))
        : Optional.empty();
  }

  private static Optional<Problem> tooSmall(VersionedContent before, VersionedContent after) {
    Optional<Rating> enough = enoughFor(before.version(), after.version());
    if (enough.filter(Rating.MAJOR::equals).isPresent()) {
      return Optional.empty();
    }
    return ManifestDiff.between(before.manifest(), after.manifest())
        .rating()
        .filter(asked -> enough.isEmpty() || asked.compareTo(enough.get()) > 0)
        .map(asked -> tooSmall(before.version(), after.version(), asked));
  }

  private static Problem tooSmall(SemVer before, SemVer after, Rating asked) {
    return Problem.at(
        POINTER,
        Rule.VERSION_BUMP,
        "The changes are "
            + asked.name().toLowerCase(Locale.ROOT)
            + ", and "
            + before
            + " to "
            + after
            + " is less than that.");
  }

  /** The greatest change that a step between two versions allows. */
  private static Optional<Rating> enoughFor(SemVer before, SemVer after) {
    boolean initial = before.isInitialDevelopment();
    return switch (after.firstDifference(before)) {
      case 0 -> Optional.of(Rating.MAJOR);
      case 1 -> Optional.of(initial ? Rating.MAJOR : Rating.MINOR);
      case 2 -> Optional.of(initial ? Rating.MINOR : Rating.PATCH);
      default ->
          before.isPreRelease() && after.compareTo(before) > 0
              ? Optional.of(Rating.MAJOR)
              : Optional.empty();
    };
  }
}
