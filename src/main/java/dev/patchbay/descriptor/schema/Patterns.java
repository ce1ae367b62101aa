package dev.patchbay.descriptor.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.Mark;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Path;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.EcmaPattern;
import dev.patchbay.model.Rule;
import java.util.Optional;

/**
 * Check of a schema's regular expressions (ECMA-262): syntax and size. RE2 matches most of them in
 * linear time; what it does not have is matched by {@code java.util.regex} with bounded work.
 */
final class Patterns {
  private static final int LONGEST = 2_048;

  private static final int MOST_TOGETHER = 8 * PatternSize.MOST;

  private final Problems problems;
  private long together;

  Patterns(Problems problems) {
    this.problems = problems;
  }

  void check(SchemaTree tree) {
    for (Subschema schema : tree.all()) {
      if (schema.node() instanceof Node.ObjectNode object) {
        Node.Member pattern = object.members().get("pattern");
        if (pattern != null
            && pattern.value() instanceof Node.Scalar scalar
            && scalar.kind() == Node.Kind.STRING) {
          check(scalar.text(), scalar.path(), scalar.mark());
        }
        Node.Member keyed = object.members().get("patternProperties");
        if (keyed != null && keyed.value() instanceof Node.ObjectNode patterns) {
          patterns
              .members()
              .forEach((key, member) -> check(key, member.value().path(), member.keyMark()));
        }
      }
    }
  }

  private void check(String pattern, Path path, Mark mark) {
    if (together <= MOST_TOGETHER) {
      fault(pattern).ifPresent(fault -> problems.add(Rule.SCHEMA_PATTERN, fault, path, mark));
    }
  }

  /** Describes what is wrong with a pattern; empty when nothing is. */
  private Optional<String> fault(String pattern) {
    if (pattern.length() > LONGEST) {
      return Optional.of("A pattern has at most " + LONGEST + " characters.");
    }
    long size = PatternSize.of(pattern);
    if (size > PatternSize.MOST) {
      return Optional.of("The pattern repeats or nests too much.");
    }
    together += size;
    if (together > MOST_TOGETHER) {
      return Optional.of(
          "The patterns of the schema are too large together; the rest was not checked.");
    }
    try {
      Pattern.compile(EcmaPattern.forRe2(pattern));
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      if (isKnownToJava(pattern) || EcmaPattern.hasRareParts(pattern)) {
        return Optional.empty();
      }
      return Optional.of(
          "The pattern is no regular expression: "
              + e.getDescription()
              + " "
              + Excerpt.of(String.valueOf(e.getPattern()))
              + ".");
    }
  }

  private static boolean isKnownToJava(String pattern) {
    try {
      java.util.regex.Pattern.compile(EcmaPattern.forJava(pattern));
      return true;
    } catch (java.util.regex.PatternSyntaxException e) {
      return false;
    }
  }
}
