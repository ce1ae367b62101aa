package dev.patchbay.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Version by Semantic Versioning 2.0.0 (semver.org). Ordered by its section 11, which ignores build
 * metadata; {@code equals} compares the text, so two versions may compare as 0 and still differ.
 */
public record SemVer(String text) implements Comparable<SemVer> {
  private static final int LONGEST = 128;
  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String PRE_RELEASE_PART = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + PRE_RELEASE_PART
              + "(?:\\."
              + PRE_RELEASE_PART
              + ")*))?"
              + "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");

  public SemVer {
    if (!isLegal(text)) {
      throw MCPRuntimeException.invalid(
          Rule.VERSION,
          "A version is MAJOR.MINOR.PATCH by SemVer 2.0.0, such as 1.4.0 or 2.0.0-rc.1.");
    }
  }

  /** Parses a version; empty for an invalid text. */
  public static Optional<SemVer> find(String text) {
    return isLegal(text) ? Optional.of(new SemVer(text)) : Optional.empty();
  }

  private static boolean isLegal(String text) {
    return text.length() <= LONGEST && GRAMMAR.matcher(text).matches();
  }

  /** Is it before 1.0.0, when anything may change (section 4)? */
  public boolean isInitialDevelopment() {
    return text.startsWith("0.");
  }

  public boolean isPreRelease() {
    return parts(text).group(4) != null;
  }

  /** First difference among MAJOR (0), MINOR (1) and PATCH (2); 3 without one. */
  public int firstDifference(SemVer other) {
    Matcher mine = parts(text);
    Matcher theirs = parts(other.text);
    int part = 0;
    while (part < 3 && mine.group(part + 1).equals(theirs.group(part + 1))) {
      part++;
    }
    return part;
  }

  @Override
  public int compareTo(SemVer other) {
    Matcher mine = parts(text);
    Matcher theirs = parts(other.text);
    for (int group = 1; group <= 3; group++) {
      int order = compareNumbers(mine.group(group), theirs.group(group));
      if (order != 0) {
        return order;
      }
    }
    return comparePreReleases(mine.group(4), theirs.group(4));
  }

  private static Matcher parts(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("unchecked version " + text);
    }
    return matcher;
  }

  /** Compares numbers without leading zeros: the longer one is larger. Never overflows. */
  private static int compareNumbers(String left, String right) {
    int byLength = Integer.compare(left.length(), right.length());
    return byLength != 0 ? byLength : left.compareTo(right);
  }

  private static int comparePreReleases(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    List<String> mine = List.of(left.split("\\."));
    List<String> theirs = List.of(right.split("\\."));
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = compareIdentifiers(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.size(), theirs.size());
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftIsNumber = left.chars().allMatch(Character::isDigit);
    boolean rightIsNumber = right.chars().allMatch(Character::isDigit);
    if (leftIsNumber && rightIsNumber) {
      return compareNumbers(left, right);
    }
    return leftIsNumber == rightIsNumber
        ? left.compareTo(right)
        : Boolean.compare(rightIsNumber, leftIsNumber);
  }

  @Override
  public String toString() {
    return text;
  }
}
